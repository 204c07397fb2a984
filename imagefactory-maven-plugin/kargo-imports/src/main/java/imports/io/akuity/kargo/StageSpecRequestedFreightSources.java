package imports.io.akuity.kargo;

/**
 * Where the Freight comes from;
 * <p>
 * straight from its origin, or from Stages.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.326Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.StageSpecRequestedFreightSources")
@software.amazon.jsii.Jsii.Proxy(StageSpecRequestedFreightSources.Jsii$Proxy.class)
public interface StageSpecRequestedFreightSources extends software.amazon.jsii.JsiiSerializable {

    /**
     * Straight from its origin;
     * <p>
     * what else is said here counts for nothing then.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Boolean getDirect() {
        return null;
    }

    /**
     * For so long it must have been the current Freight there, as a Go duration such as 168h0m0s.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getRequiredSoakTime() {
        return null;
    }

    /**
     * The Stages that it must have passed.
     */
    default @org.jetbrains.annotations.Nullable java.util.List<java.lang.String> getStages() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link StageSpecRequestedFreightSources}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link StageSpecRequestedFreightSources}
     */
    public static final class Builder implements software.amazon.jsii.Builder<StageSpecRequestedFreightSources> {
        java.lang.Boolean direct;
        java.lang.String requiredSoakTime;
        java.util.List<java.lang.String> stages;

        /**
         * Sets the value of {@link StageSpecRequestedFreightSources#getDirect}
         * @param direct Straight from its origin;.
         *               what else is said here counts for nothing then.
         * @return {@code this}
         */
        public Builder direct(java.lang.Boolean direct) {
            this.direct = direct;
            return this;
        }

        /**
         * Sets the value of {@link StageSpecRequestedFreightSources#getRequiredSoakTime}
         * @param requiredSoakTime For so long it must have been the current Freight there, as a Go duration such as 168h0m0s.
         * @return {@code this}
         */
        public Builder requiredSoakTime(java.lang.String requiredSoakTime) {
            this.requiredSoakTime = requiredSoakTime;
            return this;
        }

        /**
         * Sets the value of {@link StageSpecRequestedFreightSources#getStages}
         * @param stages The Stages that it must have passed.
         * @return {@code this}
         */
        public Builder stages(java.util.List<java.lang.String> stages) {
            this.stages = stages;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link StageSpecRequestedFreightSources}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public StageSpecRequestedFreightSources build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link StageSpecRequestedFreightSources}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements StageSpecRequestedFreightSources {
        private final java.lang.Boolean direct;
        private final java.lang.String requiredSoakTime;
        private final java.util.List<java.lang.String> stages;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.direct = software.amazon.jsii.Kernel.get(this, "direct", software.amazon.jsii.NativeType.forClass(java.lang.Boolean.class));
            this.requiredSoakTime = software.amazon.jsii.Kernel.get(this, "requiredSoakTime", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.stages = software.amazon.jsii.Kernel.get(this, "stages", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(java.lang.String.class)));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.direct = builder.direct;
            this.requiredSoakTime = builder.requiredSoakTime;
            this.stages = builder.stages;
        }

        @Override
        public final java.lang.Boolean getDirect() {
            return this.direct;
        }

        @Override
        public final java.lang.String getRequiredSoakTime() {
            return this.requiredSoakTime;
        }

        @Override
        public final java.util.List<java.lang.String> getStages() {
            return this.stages;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            if (this.getDirect() != null) {
                data.set("direct", om.valueToTree(this.getDirect()));
            }
            if (this.getRequiredSoakTime() != null) {
                data.set("requiredSoakTime", om.valueToTree(this.getRequiredSoakTime()));
            }
            if (this.getStages() != null) {
                data.set("stages", om.valueToTree(this.getStages()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.StageSpecRequestedFreightSources"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            StageSpecRequestedFreightSources.Jsii$Proxy that = (StageSpecRequestedFreightSources.Jsii$Proxy) o;

            if (this.direct != null ? !this.direct.equals(that.direct) : that.direct != null) return false;
            if (this.requiredSoakTime != null ? !this.requiredSoakTime.equals(that.requiredSoakTime) : that.requiredSoakTime != null) return false;
            return this.stages != null ? this.stages.equals(that.stages) : that.stages == null;
        }

        @Override
        public final int hashCode() {
            int result = this.direct != null ? this.direct.hashCode() : 0;
            result = 31 * result + (this.requiredSoakTime != null ? this.requiredSoakTime.hashCode() : 0);
            result = 31 * result + (this.stages != null ? this.stages.hashCode() : 0);
            return result;
        }
    }
}
