package imports.io.akuity.kargo;

/**
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.319Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.StageSpecRequestedFreight")
@software.amazon.jsii.Jsii.Proxy(StageSpecRequestedFreight.Jsii$Proxy.class)
public interface StageSpecRequestedFreight extends software.amazon.jsii.JsiiSerializable {

    /**
     * Who made the Freight.
     */
    @org.jetbrains.annotations.NotNull imports.io.akuity.kargo.StageSpecRequestedFreightOrigin getOrigin();

    /**
     * Where the Freight comes from;
     * <p>
     * straight from its origin, or from Stages.
     */
    @org.jetbrains.annotations.NotNull imports.io.akuity.kargo.StageSpecRequestedFreightSources getSources();

    /**
     * @return a {@link Builder} of {@link StageSpecRequestedFreight}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link StageSpecRequestedFreight}
     */
    public static final class Builder implements software.amazon.jsii.Builder<StageSpecRequestedFreight> {
        imports.io.akuity.kargo.StageSpecRequestedFreightOrigin origin;
        imports.io.akuity.kargo.StageSpecRequestedFreightSources sources;

        /**
         * Sets the value of {@link StageSpecRequestedFreight#getOrigin}
         * @param origin Who made the Freight. This parameter is required.
         * @return {@code this}
         */
        public Builder origin(imports.io.akuity.kargo.StageSpecRequestedFreightOrigin origin) {
            this.origin = origin;
            return this;
        }

        /**
         * Sets the value of {@link StageSpecRequestedFreight#getSources}
         * @param sources Where the Freight comes from;. This parameter is required.
         *                straight from its origin, or from Stages.
         * @return {@code this}
         */
        public Builder sources(imports.io.akuity.kargo.StageSpecRequestedFreightSources sources) {
            this.sources = sources;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link StageSpecRequestedFreight}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public StageSpecRequestedFreight build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link StageSpecRequestedFreight}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements StageSpecRequestedFreight {
        private final imports.io.akuity.kargo.StageSpecRequestedFreightOrigin origin;
        private final imports.io.akuity.kargo.StageSpecRequestedFreightSources sources;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.origin = software.amazon.jsii.Kernel.get(this, "origin", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.StageSpecRequestedFreightOrigin.class));
            this.sources = software.amazon.jsii.Kernel.get(this, "sources", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.StageSpecRequestedFreightSources.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.origin = java.util.Objects.requireNonNull(builder.origin, "origin is required");
            this.sources = java.util.Objects.requireNonNull(builder.sources, "sources is required");
        }

        @Override
        public final imports.io.akuity.kargo.StageSpecRequestedFreightOrigin getOrigin() {
            return this.origin;
        }

        @Override
        public final imports.io.akuity.kargo.StageSpecRequestedFreightSources getSources() {
            return this.sources;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("origin", om.valueToTree(this.getOrigin()));
            data.set("sources", om.valueToTree(this.getSources()));

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.StageSpecRequestedFreight"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            StageSpecRequestedFreight.Jsii$Proxy that = (StageSpecRequestedFreight.Jsii$Proxy) o;

            if (!origin.equals(that.origin)) return false;
            return this.sources.equals(that.sources);
        }

        @Override
        public final int hashCode() {
            int result = this.origin.hashCode();
            result = 31 * result + (this.sources.hashCode());
            return result;
        }
    }
}
