package imports.io.akuity.kargo;

/**
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.317Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.StageSpecPromotionTemplateSpecSteps")
@software.amazon.jsii.Jsii.Proxy(StageSpecPromotionTemplateSpecSteps.Jsii$Proxy.class)
public interface StageSpecPromotionTemplateSpecSteps extends software.amazon.jsii.JsiiSerializable {

    /**
     * What other steps call it.
     */
    @org.jetbrains.annotations.NotNull java.lang.String getAs();

    /**
     * The PromotionTask whose steps these are.
     */
    @org.jetbrains.annotations.NotNull imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsTask getTask();

    /**
     * What the task is told.
     */
    default @org.jetbrains.annotations.Nullable java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars> getVars() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link StageSpecPromotionTemplateSpecSteps}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link StageSpecPromotionTemplateSpecSteps}
     */
    public static final class Builder implements software.amazon.jsii.Builder<StageSpecPromotionTemplateSpecSteps> {
        java.lang.String as;
        imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsTask task;
        java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars> vars;

        /**
         * Sets the value of {@link StageSpecPromotionTemplateSpecSteps#getAs}
         * @param as What other steps call it. This parameter is required.
         * @return {@code this}
         */
        public Builder as(java.lang.String as) {
            this.as = as;
            return this;
        }

        /**
         * Sets the value of {@link StageSpecPromotionTemplateSpecSteps#getTask}
         * @param task The PromotionTask whose steps these are. This parameter is required.
         * @return {@code this}
         */
        public Builder task(imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsTask task) {
            this.task = task;
            return this;
        }

        /**
         * Sets the value of {@link StageSpecPromotionTemplateSpecSteps#getVars}
         * @param vars What the task is told.
         * @return {@code this}
         */
        @SuppressWarnings("unchecked")
        public Builder vars(java.util.List<? extends imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars> vars) {
            this.vars = (java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars>)vars;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link StageSpecPromotionTemplateSpecSteps}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public StageSpecPromotionTemplateSpecSteps build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link StageSpecPromotionTemplateSpecSteps}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements StageSpecPromotionTemplateSpecSteps {
        private final java.lang.String as;
        private final imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsTask task;
        private final java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars> vars;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.as = software.amazon.jsii.Kernel.get(this, "as", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.task = software.amazon.jsii.Kernel.get(this, "task", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsTask.class));
            this.vars = software.amazon.jsii.Kernel.get(this, "vars", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars.class)));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        @SuppressWarnings("unchecked")
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.as = java.util.Objects.requireNonNull(builder.as, "as is required");
            this.task = java.util.Objects.requireNonNull(builder.task, "task is required");
            this.vars = (java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars>)builder.vars;
        }

        @Override
        public final java.lang.String getAs() {
            return this.as;
        }

        @Override
        public final imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsTask getTask() {
            return this.task;
        }

        @Override
        public final java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars> getVars() {
            return this.vars;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("as", om.valueToTree(this.getAs()));
            data.set("task", om.valueToTree(this.getTask()));
            if (this.getVars() != null) {
                data.set("vars", om.valueToTree(this.getVars()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.StageSpecPromotionTemplateSpecSteps"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            StageSpecPromotionTemplateSpecSteps.Jsii$Proxy that = (StageSpecPromotionTemplateSpecSteps.Jsii$Proxy) o;

            if (!as.equals(that.as)) return false;
            if (!task.equals(that.task)) return false;
            return this.vars != null ? this.vars.equals(that.vars) : that.vars == null;
        }

        @Override
        public final int hashCode() {
            int result = this.as.hashCode();
            result = 31 * result + (this.task.hashCode());
            result = 31 * result + (this.vars != null ? this.vars.hashCode() : 0);
            return result;
        }
    }
}
