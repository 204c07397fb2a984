variable "VERSION" {
  default = "1.37"
}

target "image" {
  args = {
    VERSION = "${VERSION}"
  }
}
