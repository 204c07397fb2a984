# Kubernetes, Kargo and the parts are processes of this machine, in Linux namespaces of their own (network, processes, mounts): nothing
# outside is touched, and nothing outlives the runner. Sourced by run. A process that ends is begun again, as a kubelet would do.

parts=${E2E_PARTS:-${XDG_CACHE_HOME:-$HOME/.cache}/imagefactory-e2e}
release=$parts/kargo-$kargo
declare -A port=([registry]=5000 [git]=3000 [ci]=8443)

up() {
  ip link set lo up
  mkdir -p "$work/run" "$work/logs" "$work/said" "$work/registry" "$work/etcd"
  rm -rf "$work"/run/* "$work"/etcd/* "$work"/git "$work"/registry/*
  machine
  export KUBECONFIG=$work/admin.kubeconfig
  client admin
  openssl genrsa -out "$work/tls/accounts.key" 2048 2> /dev/null
  for name in etcd apiserver; do serve "$name"; done
  within 120 ready
  serve controllers
  for name in registry git ci; do back "$name"; done
  kubectl create namespace kargo > /dev/null
  "$parts/helm" template kargo "$release/chart" --namespace kargo "${settings[@]}" --set webhooksServer.tls.selfSignedCert=false > "$work/kargo.yaml"
  kubectl apply --server-side -f "$work/kargo.yaml" > "$work/logs/apply.log"
  for name in webhooks-server management-controller controller; do account "$name"; done
  mkdir -p "$work/run/kargo-webhooks-server/k8s-webhook-server/serving-certs"
  cp "$work/tls/tls.crt" "$work/tls/tls.key" "$work/run/kargo-webhooks-server/k8s-webhook-server/serving-certs"
  kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations -o json | python3 "$here/webhooks.py" "$work/tls/ca.crt" |
    kubectl replace -f - > /dev/null
  for name in webhooks-server management-controller controller; do serve "kargo-$name"; done
  within 120 listens 9443
}

machine() { # what is seen at these places inside
  echo "127.0.0.1 localhost $(hostname) registry.e2e.svc.cluster.local git.e2e.svc.cluster.local ci.e2e.svc.cluster.local" > "$work/hosts"
  mount --bind "$work/hosts" /etc/hosts
  mount --bind "$work/tls/ca.crt" /etc/ssl/certs/ca-certificates.crt
  mkdir -p "$work/bin"
  cp "$release/credential-helper" "$work/bin"
  mount -t overlay overlay -o "lowerdir=$work/bin:/usr/local/bin" /usr/local/bin
}

client() { # a kubeconfig with a certificate, for what may do all
  (
    cd "$work/tls"
    openssl req -newkey rsa:2048 -nodes -subj "/O=system:masters/CN=$1" -keyout "$1.key" -out "$1.csr"
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -out "$1.crt"
  ) >> "$work/tls.log" 2>&1
  kubeconfig "$1" --client-certificate="$work/tls/$1.crt" --client-key="$work/tls/$1.key" --embed-certs
}

account() { # a kubeconfig of one of Kargo's service accounts, and the environment that its chart gives it
  kubeconfig "kargo-$1" --token="$(kubectl create token "kargo-$1" --namespace kargo --duration=24h)"
  settings_of "kargo-$1" > "$work/run/kargo-$1.env"
}

settings_of() { # a ConfigMap
  kubectl get configmap "$1" --namespace kargo -o go-template='{{range $key, $value := .data}}{{$key}}={{$value}}{{"\n"}}{{end}}'
}

kubeconfig() { # name, credentials
  local file=$work/$1.kubeconfig
  shift
  rm -f "$file"
  {
    kubectl --kubeconfig "$file" config set-cluster e2e --server=https://localhost:6443 --certificate-authority="$work/tls/ca.crt" --embed-certs
    kubectl --kubeconfig "$file" config set-credentials e2e "$@"
    kubectl --kubeconfig "$file" config set-context e2e --cluster=e2e --user=e2e
    kubectl --kubeconfig "$file" config use-context e2e
  } > /dev/null
}

ready() { kubectl get --raw /readyz > /dev/null 2>&1; }
listens() { (: < "/dev/tcp/localhost/$1") 2> /dev/null; }

run_etcd() { exec "$parts/etcd" --data-dir "$work/etcd" --unsafe-no-fsync --log-level warn; }

run_apiserver() {
  exec "$parts/kube-apiserver" --etcd-servers=http://localhost:2379 --bind-address=127.0.0.1 --advertise-address=192.0.2.1 \
    --endpoint-reconciler-type=none --service-cluster-ip-range=10.96.0.0/16 --authorization-mode=RBAC \
    --client-ca-file="$work/tls/ca.crt" --tls-cert-file="$work/tls/tls.crt" --tls-private-key-file="$work/tls/tls.key" \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$work/tls/accounts.key" \
    --service-account-signing-key-file="$work/tls/accounts.key" --cert-dir="$work/run"
}

run_controllers() { # no nodes, so none for pods
  exec "$parts/kube-controller-manager" --kubeconfig="$work/admin.kubeconfig" --root-ca-file="$work/tls/ca.crt" --cert-dir="$work/run" \
    --service-account-private-key-file="$work/tls/accounts.key" --leader-elect=false --secure-port=0 \
    --controllers=namespace-controller,garbage-collector-controller,serviceaccount-controller,serviceaccount-token-controller,clusterrole-aggregation-controller
}

run_registry() {
  export REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY=$work/registry REGISTRY_LOG_LEVEL=warn
  export REGISTRY_HTTP_TLS_CERTIFICATE=$work/tls/tls.crt REGISTRY_HTTP_TLS_KEY=$work/tls/tls.key
  exec docker-registry serve "$here/parts/registry.yml"
}

run_git() { exec python3 "$here/parts/git.py" 3000 "$work/tls" "$work/git"; }
run_ci() { exec python3 "$here/parts/ci.py" 8443 "$work/tls" "$work/said"; }
run_kargo-webhooks-server() { run_kargo webhooks-server kubernetes-webhooks-server; }
run_kargo-management-controller() { run_kargo management-controller management-controller; }
run_kargo-controller() { run_kargo controller controller; }
run_kargo-second() { run_kargo second controller; }

run_kargo() { # account, command
  local environment
  mapfile -t environment < "$work/run/kargo-$1.env"
  mkdir -p "$work/run/kargo-$1"
  exec env -i PATH="$PATH" TMPDIR="$work/run/kargo-$1" KUBECONFIG="$work/kargo-$1.kubeconfig" "${environment[@]}" "$release/kargo" "$2"
}

serve() { # name
  rm -f "$work/run/$1.away"
  (
    trap - EXIT
    while [ ! -e "$work/run/$1.away" ]; do
      (trap - EXIT; "run_$1") >> "$work/logs/$1.log" 2>&1 &
      echo $! > "$work/run/$1.pid"
      wait $! || true
      sleep 1
    done
  ) 2> /dev/null &
}

away() { # registry or git
  local pid
  pid=$(cat "$work/run/$1.pid")
  touch "$work/run/$1.away"
  kill "$pid"
  while kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
  sleep 1.5
}

back() {
  serve "$1"
  within 60 listens "${port[$1]}"
}

kill_controller() { kill -9 "$(cat "$work/run/kargo-controller.pid")"; }

second_controller() { # shard
  cp "$work/kargo-controller.kubeconfig" "$work/kargo-second.kubeconfig"
  {
    grep -v '^IS_DEFAULT_CONTROLLER=' "$work/run/kargo-controller.env"
    echo IS_DEFAULT_CONTROLLER=false
    echo "SHARD_NAME=$1"
  } > "$work/run/kargo-second.env"
  serve kargo-second
}

log_of() { cat "$work/logs/$1.log"; } # registry or git

memory_of_controller() { # the most it took, in bytes
  echo $(($(sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$(cat "$work/run/kargo-controller.pid")/status") * 1024))
}

at_ci() { (cd "$work/said" && sh -c "$1"); }

down() { :; } # the namespaces end with the runner
