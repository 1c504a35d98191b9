package io.kognita.trigger.message;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jboss.logging.Logger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/** The one session with a message centre, bound when it is needed first and again after it broke. */
final class SmppConnection {

    private static final Logger LOG = Logger.getLogger(SmppConnection.class);

    /** The name of the TLS configuration with the centre's authority. */
    private static final String CERTIFICATES = "smpp";

    /** IANA's port of SMPP over TLS. */
    private static final int PORT = 3550;

    private static final Duration ENQUIRE_LINK = Duration.ofSeconds(30);

    private final Duration timeout;
    private final MessageSettings.Smpp settings;
    private final TlsConfigurationRegistry certificates;
    private final ReentrantLock binding = new ReentrantLock();
    private SMPPSession session;

    SmppConnection(Duration timeout, MessageSettings.Smpp settings, TlsConfigurationRegistry certificates) {
        this.timeout = timeout;
        this.settings = settings;
        this.certificates = certificates;
    }

    /**
     * The session, which any number of threads may use.
     *
     * @throws DeliveryFailure when the centre is away or refuses the bind
     */
    SMPPSession bound() {
        binding.lock();
        try {
            if (session == null || !session.getSessionState().isBound()) {
                closeQuietly();
                session = bind();
            }
            return session;
        } finally {
            binding.unlock();
        }
    }

    /** Gives a session up that broke, unless another thread did so first. */
    void drop(SMPPSession broken) {
        binding.lock();
        try {
            if (session == broken) {
                closeQuietly();
            }
        } finally {
            binding.unlock();
        }
    }

    void close() {
        binding.lock();
        try {
            if (session != null) {
                session.unbindAndClose();
            }
        } finally {
            binding.unlock();
        }
    }

    private SMPPSession bind() {
        SMPPSession fresh = new SMPPSession(this::connected);
        fresh.setTransactionTimer(timeout.toMillis());
        fresh.setEnquireLinkTimer(
                (int) settings.enquireLink().orElse(ENQUIRE_LINK).toMillis());
        fresh.setMessageReceiverListener(new Listener());
        BindParameter parameters = new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                settings.systemType().orElse(""),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null,
                InterfaceVersion.IF_34);
        try {
            fresh.connectAndBind(settings.host(), settings.port().orElse(PORT), parameters, timeout.toMillis());
            return fresh;
        } catch (IOException e) {
            LOG.debug("the bind failed", e);
            fresh.close();
            throw new DeliveryFailure("the message centre was not reached or refused the bind");
        }
    }

    private Connection connected(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            return new SocketConnection(settings.tls().orElse(true) ? encrypted(socket, host, port) : socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Socket encrypted(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // Without it any certificate of a trusted authority would do.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout((int) timeout.toMillis());
        socket.startHandshake();
        return socket;
    }

    private SSLContext context() throws IOException {
        try {
            TlsConfiguration own = certificates.get(CERTIFICATES).orElse(null);
            return own == null ? SSLContext.getDefault() : own.createSSLContext();
        } catch (Exception e) {
            throw new IOException("the TLS configuration cannot be used", e);
        }
    }

    private void closeQuietly() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** A transceiver is sent receipts and replies too, which nobody here waits for. */
    private static final class Listener implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm message) {
            LOG.debug("a message from the message centre was passed over");
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            LOG.debug("an alert from the message centre was passed over");
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("nothing is taken", SMPPConstant.STAT_ESME_RX_P_APPN);
        }
    }
}
