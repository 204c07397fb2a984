// Four teams in one repository, each a module with an images.yaml of its own, built at once. No team finds anything
// of another in its state or its manifest; the parent has no images and is passed over.
import io.imagefactory.it.UserProject

def project = new UserProject(basedir)
def bases = [berlin: 'golang-1.25', london: 'node-24', madrid: 'python-3.13-slim', warsaw: 'rust-1.90']
bases.each { team, base ->
    assert project.names("$team/state") == ["base-images/${base}.yaml".toString(), "images/${team}.yaml".toString()]
    assert (project.text("$team/target/imagefactory/kargo.yaml") =~ /(?m)^  name: (.*)$/).collect { it[1] } == [base]
}
project.assertPrinted(1, 'no images.yaml here: nothing to do')
