package io.kognita.worker;

import io.kognita.worker.protocol.Frame;

/** Where an environment's messages and timers go. */
interface Outlet {

    /** Tells the service. */
    void send(Frame frame);

    /** Does something for an environment, on its thread, after a while. */
    void later(Environment environment, long millis, Runnable work);
}
