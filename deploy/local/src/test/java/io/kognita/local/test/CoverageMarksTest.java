package io.kognita.local.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageMarksTest {

    private static final List<String> PAGE =
            List.of("# Page", "- [ ] SignUp", "## a", "", "- [ ] SignUp", "- [x] GetUser", "## b", "- [x] SignUp");

    @Test
    void marksWhatIsThereInTheSectionOfTheApiAlone() {
        assertThat(Coverage.marked(PAGE, "a", Set.of("SignUp")))
                .containsExactly(
                        "# Page", "- [ ] SignUp", "## a", "", "- [x] SignUp", "- [ ] GetUser", "## b", "- [x] SignUp");
    }

    @Test
    void refusesAnOperationThatAwsDoesNotHave() {
        assertThatThrownBy(() -> Coverage.marked(PAGE, "b", Set.of("SignUp", "SignDown")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SignDown");
    }
}
