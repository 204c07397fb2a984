package imports.io.akuity.kargo;

/**
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.279Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.PromotionTaskSpecSteps")
@software.amazon.jsii.Jsii.Proxy(PromotionTaskSpecSteps.Jsii$Proxy.class)
public interface PromotionTaskSpecSteps extends software.amazon.jsii.JsiiSerializable {

    /**
     * What other steps call it.
     */
    @org.jetbrains.annotations.NotNull java.lang.String getAs();

    /**
     * What that kind of step is told;
     * <p>
     * other for each kind.
     */
    @org.jetbrains.annotations.NotNull java.lang.Object getConfig();

    /**
     * The kind of step.
     */
    @org.jetbrains.annotations.NotNull java.lang.String getUses();

    /**
     * An expression;
     * <p>
     * without it the step is taken if none before has failed.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getIfValue() {
        return null;
    }

    /**
     * How often and how long it is tried.
     */
    default @org.jetbrains.annotations.Nullable imports.io.akuity.kargo.PromotionTaskSpecStepsRetry getRetry() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link PromotionTaskSpecSteps}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link PromotionTaskSpecSteps}
     */
    public static final class Builder implements software.amazon.jsii.Builder<PromotionTaskSpecSteps> {
        java.lang.String as;
        java.lang.Object config;
        java.lang.String uses;
        java.lang.String ifValue;
        imports.io.akuity.kargo.PromotionTaskSpecStepsRetry retry;

        /**
         * Sets the value of {@link PromotionTaskSpecSteps#getAs}
         * @param as What other steps call it. This parameter is required.
         * @return {@code this}
         */
        public Builder as(java.lang.String as) {
            this.as = as;
            return this;
        }

        /**
         * Sets the value of {@link PromotionTaskSpecSteps#getConfig}
         * @param config What that kind of step is told;. This parameter is required.
         *               other for each kind.
         * @return {@code this}
         */
        public Builder config(java.lang.Object config) {
            this.config = config;
            return this;
        }

        /**
         * Sets the value of {@link PromotionTaskSpecSteps#getUses}
         * @param uses The kind of step. This parameter is required.
         * @return {@code this}
         */
        public Builder uses(java.lang.String uses) {
            this.uses = uses;
            return this;
        }

        /**
         * Sets the value of {@link PromotionTaskSpecSteps#getIfValue}
         * @param ifValue An expression;.
         *                without it the step is taken if none before has failed.
         * @return {@code this}
         */
        public Builder ifValue(java.lang.String ifValue) {
            this.ifValue = ifValue;
            return this;
        }

        /**
         * Sets the value of {@link PromotionTaskSpecSteps#getRetry}
         * @param retry How often and how long it is tried.
         * @return {@code this}
         */
        public Builder retry(imports.io.akuity.kargo.PromotionTaskSpecStepsRetry retry) {
            this.retry = retry;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link PromotionTaskSpecSteps}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public PromotionTaskSpecSteps build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link PromotionTaskSpecSteps}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements PromotionTaskSpecSteps {
        private final java.lang.String as;
        private final java.lang.Object config;
        private final java.lang.String uses;
        private final java.lang.String ifValue;
        private final imports.io.akuity.kargo.PromotionTaskSpecStepsRetry retry;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.as = software.amazon.jsii.Kernel.get(this, "as", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.config = software.amazon.jsii.Kernel.get(this, "config", software.amazon.jsii.NativeType.forClass(java.lang.Object.class));
            this.uses = software.amazon.jsii.Kernel.get(this, "uses", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.ifValue = software.amazon.jsii.Kernel.get(this, "if", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.retry = software.amazon.jsii.Kernel.get(this, "retry", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.PromotionTaskSpecStepsRetry.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.as = java.util.Objects.requireNonNull(builder.as, "as is required");
            this.config = java.util.Objects.requireNonNull(builder.config, "config is required");
            this.uses = java.util.Objects.requireNonNull(builder.uses, "uses is required");
            this.ifValue = builder.ifValue;
            this.retry = builder.retry;
        }

        @Override
        public final java.lang.String getAs() {
            return this.as;
        }

        @Override
        public final java.lang.Object getConfig() {
            return this.config;
        }

        @Override
        public final java.lang.String getUses() {
            return this.uses;
        }

        @Override
        public final java.lang.String getIfValue() {
            return this.ifValue;
        }

        @Override
        public final imports.io.akuity.kargo.PromotionTaskSpecStepsRetry getRetry() {
            return this.retry;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("as", om.valueToTree(this.getAs()));
            data.set("config", om.valueToTree(this.getConfig()));
            data.set("uses", om.valueToTree(this.getUses()));
            if (this.getIfValue() != null) {
                data.set("if", om.valueToTree(this.getIfValue()));
            }
            if (this.getRetry() != null) {
                data.set("retry", om.valueToTree(this.getRetry()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.PromotionTaskSpecSteps"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            PromotionTaskSpecSteps.Jsii$Proxy that = (PromotionTaskSpecSteps.Jsii$Proxy) o;

            if (!as.equals(that.as)) return false;
            if (!config.equals(that.config)) return false;
            if (!uses.equals(that.uses)) return false;
            if (this.ifValue != null ? !this.ifValue.equals(that.ifValue) : that.ifValue != null) return false;
            return this.retry != null ? this.retry.equals(that.retry) : that.retry == null;
        }

        @Override
        public final int hashCode() {
            int result = this.as.hashCode();
            result = 31 * result + (this.config.hashCode());
            result = 31 * result + (this.uses.hashCode());
            result = 31 * result + (this.ifValue != null ? this.ifValue.hashCode() : 0);
            result = 31 * result + (this.retry != null ? this.retry.hashCode() : 0);
            return result;
        }
    }
}
