package io.kognita.trigger.function;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The code of a function that is kept here, sealed: whoever writes the table alone must not choose what runs. */
@Entity
@Table(name = "function_code")
class FunctionCode {

    @Id
    private String name;

    @Column(name = "sealed_code")
    private byte[] sealedCode;

    /** For Hibernate. */
    protected FunctionCode() {}

    FunctionCode(String name) {
        this.name = name;
    }

    void seal(byte[] newSealedCode) {
        sealedCode = newSealedCode.clone();
    }

    byte[] sealedCode() {
        return sealedCode.clone();
    }
}
