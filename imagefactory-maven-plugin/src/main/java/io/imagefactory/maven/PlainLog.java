package io.imagefactory.maven;

import io.imagefactory.core.text.Printable;
import org.apache.maven.plugin.logging.Log;

/** Maven's log, to which everything comes as plain text, whoever has worded it; an exception with all that caused it. */
record PlainLog(Log log) implements Log {

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(plain(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(plain(content), PlainCause.of(error));
    }

    @Override
    public void debug(Throwable error) {
        log.debug(PlainCause.of(error));
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(plain(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(plain(content), PlainCause.of(error));
    }

    @Override
    public void info(Throwable error) {
        log.info(PlainCause.of(error));
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(plain(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(plain(content), PlainCause.of(error));
    }

    @Override
    public void warn(Throwable error) {
        log.warn(PlainCause.of(error));
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(plain(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(plain(content), PlainCause.of(error));
    }

    @Override
    public void error(Throwable error) {
        log.error(PlainCause.of(error));
    }

    private static String plain(CharSequence content) {
        return Printable.of(content.toString());
    }
}
