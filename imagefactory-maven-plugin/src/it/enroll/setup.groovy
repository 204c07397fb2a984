// A clone of github.com/acme/shop, in which nothing is enrolled yet.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
project.commit()
project.git('remote', 'add', 'origin', 'git@github.com:acme/shop.git')
project.git('update-ref', 'refs/remotes/origin/main', 'main')
project.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
return true
