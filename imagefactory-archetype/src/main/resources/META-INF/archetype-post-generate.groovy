// The example is called after itself; the project is called as it was asked for.
def folder = new File(request.outputDirectory, request.artifactId)
def pom = new File(folder, 'pom.xml')
pom.text = pom.text
        .replaceFirst('<groupId>io.imagefactory</groupId>', "<groupId>${request.groupId}</groupId>")
        .replaceFirst('<artifactId>example-project</artifactId>', "<artifactId>${request.artifactId}</artifactId>")
        .replaceFirst('<version>[^<]+</version>', "<version>${request.version}</version>")
        .replaceFirst('<name>[^<]+</name>', "<name>${request.artifactId}</name>")
// Archetypes leave out what Git ignores files by.
new File(folder, '.gitignore').text = 'target/\n'
