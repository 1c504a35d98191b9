package io.kognita.local.run;

import java.io.IOException;
import java.util.List;

/** What the script {@code kognita} runs. */
public final class Kognita {

    private Kognita() {}

    /**
     * @param arguments the command, and for {@code up} the names of services to run as native binaries
     */
    public static void main(String[] arguments) {
        try {
            System.exit(run(Layout.fromEnvironment(), List.of(arguments)));
        } catch (LaunchException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(1);
        }
    }

    private static int run(Layout layout, List<String> arguments)
            throws LaunchException, IOException, InterruptedException {
        switch (arguments.getFirst()) {
            case "up" -> new Up(layout, arguments.subList(1, arguments.size()), System.out).run();
            case "down" -> new Down(layout, System.out).run();
            case "status" -> {
                return new Status(layout, System.out).run() ? 0 : 3;
            }
            default -> throw new LaunchException("No such command: " + arguments.getFirst());
        }
        return 0;
    }
}
