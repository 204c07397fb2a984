package io.imagefactory.core.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that the JVM trusts, and those of a file: for all that speaks TLS. */
public final class TrustedCertificates {

    private final X509TrustManager manager;

    private TrustedCertificates(X509TrustManager manager) {
        this.manager = manager;
    }

    /**
     * @param file of certificates in PEM form
     * @throws IOException where the file cannot be read, or holds no certificates
     */
    public static TrustedCertificates with(Path file) throws IOException {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> added =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (added.isEmpty()) {
                throw new IOException(file + " holds no certificates in PEM form");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : trusted(null).getAcceptedIssuers()) {
                store.setCertificateEntry("jvm-" + number++, certificate);
            }
            for (Certificate certificate : added) {
                store.setCertificateEntry("file-" + number++, certificate);
            }
            return new TrustedCertificates(trusted(store));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be used as certificates: " + e.getMessage(), e);
        }
    }

    /** What decides whether a server is trusted. */
    public TrustManager[] managers() {
        return new TrustManager[] {manager};
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM speaks TLS", e);
        }
    }

    /** @param store the JVM's own where {@code null} */
    private static X509TrustManager trusted(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("the JVM trusts no X.509 certificates"));
    }
}
