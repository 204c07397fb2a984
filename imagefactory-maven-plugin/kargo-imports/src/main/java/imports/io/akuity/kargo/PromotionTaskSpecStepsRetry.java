package imports.io.akuity.kargo;

/**
 * How often and how long it is tried.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.288Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.PromotionTaskSpecStepsRetry")
@software.amazon.jsii.Jsii.Proxy(PromotionTaskSpecStepsRetry.Jsii$Proxy.class)
public interface PromotionTaskSpecStepsRetry extends software.amazon.jsii.JsiiSerializable {

    /**
     * So many errors in a row make it fail.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Number getErrorThreshold() {
        return null;
    }

    /**
     * As a Go duration;
     * <p>
     * for ever where absent.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getTimeout() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link PromotionTaskSpecStepsRetry}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link PromotionTaskSpecStepsRetry}
     */
    public static final class Builder implements software.amazon.jsii.Builder<PromotionTaskSpecStepsRetry> {
        java.lang.Number errorThreshold;
        java.lang.String timeout;

        /**
         * Sets the value of {@link PromotionTaskSpecStepsRetry#getErrorThreshold}
         * @param errorThreshold So many errors in a row make it fail.
         * @return {@code this}
         */
        public Builder errorThreshold(java.lang.Number errorThreshold) {
            this.errorThreshold = errorThreshold;
            return this;
        }

        /**
         * Sets the value of {@link PromotionTaskSpecStepsRetry#getTimeout}
         * @param timeout As a Go duration;.
         *                for ever where absent.
         * @return {@code this}
         */
        public Builder timeout(java.lang.String timeout) {
            this.timeout = timeout;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link PromotionTaskSpecStepsRetry}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public PromotionTaskSpecStepsRetry build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link PromotionTaskSpecStepsRetry}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements PromotionTaskSpecStepsRetry {
        private final java.lang.Number errorThreshold;
        private final java.lang.String timeout;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.errorThreshold = software.amazon.jsii.Kernel.get(this, "errorThreshold", software.amazon.jsii.NativeType.forClass(java.lang.Number.class));
            this.timeout = software.amazon.jsii.Kernel.get(this, "timeout", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.errorThreshold = builder.errorThreshold;
            this.timeout = builder.timeout;
        }

        @Override
        public final java.lang.Number getErrorThreshold() {
            return this.errorThreshold;
        }

        @Override
        public final java.lang.String getTimeout() {
            return this.timeout;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            if (this.getErrorThreshold() != null) {
                data.set("errorThreshold", om.valueToTree(this.getErrorThreshold()));
            }
            if (this.getTimeout() != null) {
                data.set("timeout", om.valueToTree(this.getTimeout()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.PromotionTaskSpecStepsRetry"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            PromotionTaskSpecStepsRetry.Jsii$Proxy that = (PromotionTaskSpecStepsRetry.Jsii$Proxy) o;

            if (this.errorThreshold != null ? !this.errorThreshold.equals(that.errorThreshold) : that.errorThreshold != null) return false;
            return this.timeout != null ? this.timeout.equals(that.timeout) : that.timeout == null;
        }

        @Override
        public final int hashCode() {
            int result = this.errorThreshold != null ? this.errorThreshold.hashCode() : 0;
            result = 31 * result + (this.timeout != null ? this.timeout.hashCode() : 0);
            return result;
        }
    }
}
