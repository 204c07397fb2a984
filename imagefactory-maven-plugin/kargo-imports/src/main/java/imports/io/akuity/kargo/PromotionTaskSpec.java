package imports.io.akuity.kargo;

/**
 * What is done.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.275Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.PromotionTaskSpec")
@software.amazon.jsii.Jsii.Proxy(PromotionTaskSpec.Jsii$Proxy.class)
public interface PromotionTaskSpec extends software.amazon.jsii.JsiiSerializable {

    /**
     * One after the other.
     */
    @org.jetbrains.annotations.NotNull java.util.List<imports.io.akuity.kargo.PromotionTaskSpecSteps> getSteps();

    /**
     * What the steps are told;
     * <p>
     * one without a value is the Stage's to say.
     */
    default @org.jetbrains.annotations.Nullable java.util.List<imports.io.akuity.kargo.PromotionTaskSpecVars> getVars() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link PromotionTaskSpec}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link PromotionTaskSpec}
     */
    public static final class Builder implements software.amazon.jsii.Builder<PromotionTaskSpec> {
        java.util.List<imports.io.akuity.kargo.PromotionTaskSpecSteps> steps;
        java.util.List<imports.io.akuity.kargo.PromotionTaskSpecVars> vars;

        /**
         * Sets the value of {@link PromotionTaskSpec#getSteps}
         * @param steps One after the other. This parameter is required.
         * @return {@code this}
         */
        @SuppressWarnings("unchecked")
        public Builder steps(java.util.List<? extends imports.io.akuity.kargo.PromotionTaskSpecSteps> steps) {
            this.steps = (java.util.List<imports.io.akuity.kargo.PromotionTaskSpecSteps>)steps;
            return this;
        }

        /**
         * Sets the value of {@link PromotionTaskSpec#getVars}
         * @param vars What the steps are told;.
         *             one without a value is the Stage's to say.
         * @return {@code this}
         */
        @SuppressWarnings("unchecked")
        public Builder vars(java.util.List<? extends imports.io.akuity.kargo.PromotionTaskSpecVars> vars) {
            this.vars = (java.util.List<imports.io.akuity.kargo.PromotionTaskSpecVars>)vars;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link PromotionTaskSpec}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public PromotionTaskSpec build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link PromotionTaskSpec}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements PromotionTaskSpec {
        private final java.util.List<imports.io.akuity.kargo.PromotionTaskSpecSteps> steps;
        private final java.util.List<imports.io.akuity.kargo.PromotionTaskSpecVars> vars;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.steps = software.amazon.jsii.Kernel.get(this, "steps", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.PromotionTaskSpecSteps.class)));
            this.vars = software.amazon.jsii.Kernel.get(this, "vars", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.PromotionTaskSpecVars.class)));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        @SuppressWarnings("unchecked")
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.steps = (java.util.List<imports.io.akuity.kargo.PromotionTaskSpecSteps>)java.util.Objects.requireNonNull(builder.steps, "steps is required");
            this.vars = (java.util.List<imports.io.akuity.kargo.PromotionTaskSpecVars>)builder.vars;
        }

        @Override
        public final java.util.List<imports.io.akuity.kargo.PromotionTaskSpecSteps> getSteps() {
            return this.steps;
        }

        @Override
        public final java.util.List<imports.io.akuity.kargo.PromotionTaskSpecVars> getVars() {
            return this.vars;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("steps", om.valueToTree(this.getSteps()));
            if (this.getVars() != null) {
                data.set("vars", om.valueToTree(this.getVars()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.PromotionTaskSpec"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            PromotionTaskSpec.Jsii$Proxy that = (PromotionTaskSpec.Jsii$Proxy) o;

            if (!steps.equals(that.steps)) return false;
            return this.vars != null ? this.vars.equals(that.vars) : that.vars == null;
        }

        @Override
        public final int hashCode() {
            int result = this.steps.hashCode();
            result = 31 * result + (this.vars != null ? this.vars.hashCode() : 0);
            return result;
        }
    }
}
