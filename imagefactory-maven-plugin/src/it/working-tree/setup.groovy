// A clone of github.com/acme/shop with a branch that is not checked out; on `main` work goes on that is not
// committed.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.commit()
project.git('remote', 'add', 'origin', 'git@github.com:acme/shop.git')
project.git('update-ref', 'refs/remotes/origin/lts', 'main')
project.path('shop/Dockerfile').toFile().text = 'FROM golang:1.25\n'
return true
