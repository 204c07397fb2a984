// Another team's repository, as its host has it: far from images.yaml, and of no working tree here.
import io.imagefactory.it.UserProject

import java.nio.file.Files

def host = basedir.toPath().resolve('target/host')
Files.createDirectories(host.resolve('apps/shop'))
host.resolve('apps/shop/Dockerfile').toFile().text = 'FROM golang:1.25\n'
new UserProject(host.toFile()).commit()
def images = new File(basedir, 'images.yaml')
images.text = images.text.replace('@repository@', host.toUri().toString().replaceFirst('/$', ''))
return true
