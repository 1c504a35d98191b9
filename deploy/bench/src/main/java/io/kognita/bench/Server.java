package io.kognita.bench;

import java.io.IOException;
import java.util.List;

/** A server under load. */
interface Server {

    String name();

    /** What it can be asked for, ready to be performed by a number of workers. */
    List<Operation> operations();

    /** The processes that do its work, without the database. */
    ProcessTree processes() throws IOException;
}
