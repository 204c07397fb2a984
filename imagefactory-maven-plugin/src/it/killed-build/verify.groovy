// Builds are killed while they write three hundred changed files. Every file is whole, nothing that was observed is
// lost, and the next build does the rest: `verify` is content, and no temporary file is left.
import io.imagefactory.it.KilledBuild
import io.imagefactory.it.UserProject

def builds = new KilledBuild(new UserProject(basedir))
println(builds.kill(killedBuilds as int, localRepositoryPath))
assert builds.killed == killedBuilds as int
