variable "BASE" { default = "alpine:3.22" }
target "docker-metadata-action" {}
target "cache" {
  inherits = ["docker-metadata-action"]
  args = { BASE = BASE }
}
target "proxy" {
  dockerfile = "proxy.Dockerfile"
  contexts = { assets = "assets" }
  tags = ["ghcr.io/acme/proxy:latest"]
}
