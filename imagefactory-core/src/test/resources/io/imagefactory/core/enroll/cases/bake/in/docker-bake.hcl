variable "REGISTRY" {
  default = "registry.acme.dev"
}
variable "VERSION" { default = null }
variable "DEBUG" {
  type    = bool
  default = false
}
# one function of our own
function "image" {
  params = [name, tag]
  result = "${REGISTRY}/shop/${name}:${tag}"
}
group "default" {
  targets = ["web", "workers"]
}
group "workers" {
  targets = ["worker"]
}
target "_base" {
  args = {
    GO    = "1.25"
    DEBUG = DEBUG ? "yes" : "no"
  }
  platforms = ["linux/amd64", "linux/arm64"]
}
target "web" {
  inherits = ["_base"]
  context  = "web"
  tags = [
    image("web", "latest"),
    notequal("", VERSION) ? image("web", VERSION) : "",
  ]
  args = {
    GO = "1.26"
  }
}
target "worker" {
  inherits = ["_base"]
  name     = "worker-${item.name}"
  matrix = {
    item = [
      { name = "mail", queue = "m" },
      { name = "bill", queue = "b" },
    ]
  }
  dockerfile = "worker/Dockerfile"
  target     = item.name
  tags       = [for r in [REGISTRY] : "${r}/shop/worker-${lower(item.name)}:latest"]
  args = {
    QUEUE = item.queue
    NOTE  = <<-EOT
      two
      lines
    EOT
  }
}
target "inline" {
  dockerfile-inline = "FROM alpine"
  tags = ["acme/inline"]
}
