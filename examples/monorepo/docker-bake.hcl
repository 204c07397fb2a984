variable "REGISTRY" {
  default = "ghcr.io/acme/shop"
}

variable "TAG" {
  default = "latest"
}

variable "NODE_VERSION" {
  default = "24"
}

group "default" {
  targets = ["service", "storefront"]
}

# What the services have in common.
target "_common" {
  platforms = ["linux/amd64", "linux/arm64"]
}

target "service" {
  inherits = ["_common"]
  name     = service
  matrix = {
    service = ["cart", "mail", "stock"]
  }
  context = "services/${service}"
  tags    = ["${REGISTRY}/${service}:${TAG}"]
}

target "storefront" {
  inherits = ["_common"]
  context  = "storefront"
  target   = "runtime"
  args = {
    NODE_VERSION = NODE_VERSION
  }
  tags = ["${REGISTRY}/storefront:${TAG}"]
}
