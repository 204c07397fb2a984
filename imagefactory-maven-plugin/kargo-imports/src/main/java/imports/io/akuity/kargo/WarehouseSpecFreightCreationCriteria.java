package imports.io.akuity.kargo;

/**
 * What must be true of the new artifacts before Freight is made of them.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.345Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.WarehouseSpecFreightCreationCriteria")
@software.amazon.jsii.Jsii.Proxy(WarehouseSpecFreightCreationCriteria.Jsii$Proxy.class)
public interface WarehouseSpecFreightCreationCriteria extends software.amazon.jsii.JsiiSerializable {

    /**
     * An expression of expr-lang that yields true or false.
     * <p>
     * Since Kargo 1.8.
     */
    @org.jetbrains.annotations.NotNull java.lang.String getExpression();

    /**
     * @return a {@link Builder} of {@link WarehouseSpecFreightCreationCriteria}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link WarehouseSpecFreightCreationCriteria}
     */
    public static final class Builder implements software.amazon.jsii.Builder<WarehouseSpecFreightCreationCriteria> {
        java.lang.String expression;

        /**
         * Sets the value of {@link WarehouseSpecFreightCreationCriteria#getExpression}
         * @param expression An expression of expr-lang that yields true or false. This parameter is required.
         *                   Since Kargo 1.8.
         * @return {@code this}
         */
        public Builder expression(java.lang.String expression) {
            this.expression = expression;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link WarehouseSpecFreightCreationCriteria}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public WarehouseSpecFreightCreationCriteria build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link WarehouseSpecFreightCreationCriteria}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements WarehouseSpecFreightCreationCriteria {
        private final java.lang.String expression;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.expression = software.amazon.jsii.Kernel.get(this, "expression", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.expression = java.util.Objects.requireNonNull(builder.expression, "expression is required");
        }

        @Override
        public final java.lang.String getExpression() {
            return this.expression;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("expression", om.valueToTree(this.getExpression()));

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.WarehouseSpecFreightCreationCriteria"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            WarehouseSpecFreightCreationCriteria.Jsii$Proxy that = (WarehouseSpecFreightCreationCriteria.Jsii$Proxy) o;

            return this.expression.equals(that.expression);
        }

        @Override
        public final int hashCode() {
            int result = this.expression.hashCode();
            return result;
        }
    }
}
