package io.imagefactory.core.host;

import java.net.URI;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The body of an answer, of which no more than so many bytes are ever taken. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final URI uri;
    private final ResponseInfo header;
    private final int limit;
    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private long taken;
    private @Nullable Subscription subscription;

    /**
     * @param uri of whom it comes from
     * @param header what came before it
     */
    LimitedBody(URI uri, ResponseInfo header, int limit) {
        this.uri = uri;
        this.header = header;
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        whole.onSubscribe(newSubscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        taken += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (taken <= limit) {
            whole.onNext(buffers);
            return;
        }
        whole.onError(new UnusableAnswerException(
                "answers with more than " + limit / 1024 + " KiB, which was not read to its end",
                new Answer(uri, header.statusCode(), header.headers().map(), new byte[0])));
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable e) {
        whole.onError(e);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }
}
