// A registry on this machine that has two of the three images, and shows them to those who log in.
import com.sun.net.httpserver.HttpServer
import java.security.MessageDigest

def digest = { byte[] content -> 'sha256:' + MessageDigest.getInstance('SHA-256').digest(content).encodeHex() }
def index = { String platform ->
    """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"digest":"sha256:${'a' * 64}",
        "platform":{"os":"linux","architecture":"${platform}"}}]}""".stripIndent().getBytes('UTF-8')
}
def images = ['base:22': index('amd64'), 'tool:v1.3.0': index('arm64')]
def answers = ['/v2/mirrored/acme/tool/tags/list': '{"tags":["1.2.9","v1.3.0","2.0.0","latest"]}'.getBytes('UTF-8')]
images.each { image, content ->
    def (name, tag) = image.split(':')
    answers["/v2/mirrored/acme/$name/manifests/$tag".toString()] = content
    answers["/v2/mirrored/acme/$name/manifests/${digest(content)}".toString()] = content
}
def login = 'Basic ' + 'me:s3cr3t-p4ss'.getBytes('UTF-8').encodeBase64()

def server = HttpServer.create(new InetSocketAddress(InetAddress.getByName('127.0.0.1'), 0), 0)
server.createContext('/') { exchange ->
    def content = answers[exchange.requestURI.path]
    if (exchange.requestHeaders.getFirst('Authorization') != login) {
        exchange.responseHeaders.set('WWW-Authenticate', 'Basic realm="test"')
        exchange.sendResponseHeaders(401, -1)
    } else if (content == null) {
        exchange.sendResponseHeaders(404, -1)
    } else {
        exchange.responseHeaders.set('RateLimit-Limit', '100;w=21600')
        exchange.responseHeaders.set('RateLimit-Remaining', '76;w=21600')
        exchange.responseHeaders.set('Content-Type', 'application/vnd.oci.image.index.v1+json')
        exchange.responseHeaders.set('Docker-Content-Digest', digest(content))
        boolean head = exchange.requestMethod == 'HEAD'
        exchange.sendResponseHeaders(200, head ? -1 : content.length)
        if (!head) {
            exchange.responseBody.write(content)
        }
    }
    exchange.close()
}
server.start()
context['server'] = server

def host = '127.0.0.1:' + server.address.port
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('REGISTRY', host)
def config = new File(basedir, 'docker/config.json')
config.parentFile.mkdirs()
config.text = '{"auths": {"' + host + '": {"auth": "' + 'me:s3cr3t-p4ss'.getBytes('UTF-8').encodeBase64() + '"}}}'
return true
