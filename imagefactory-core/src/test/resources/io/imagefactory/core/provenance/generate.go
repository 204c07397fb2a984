package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/containerd/containerd/v2/core/content"
	"github.com/containerd/containerd/v2/plugins/content/local"
	"github.com/containerd/platforms"
	"github.com/moby/buildkit/cache"
	"github.com/moby/buildkit/exporter"
	"github.com/moby/buildkit/exporter/containerimage"
	"github.com/moby/buildkit/exporter/containerimage/exptypes"
	gatewaypb "github.com/moby/buildkit/frontend/gateway/pb"
	"github.com/moby/buildkit/solver/llbsolver/provenance"
	pt "github.com/moby/buildkit/solver/llbsolver/provenance/types"
	"github.com/moby/buildkit/solver/result"
	"github.com/moby/buildkit/solver/llbsolver/compat"
	"github.com/moby/buildkit/util/compression"
	digest "github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func dgst(name string) digest.Digest { return digest.FromString(name) }

func main() {
	out := os.Args[1]
	for _, version := range []string{"v0.2", "v1"} {
		for _, artifact := range []bool{true, false} {
			kind := "artifact"
			if !artifact {
				kind = "image"
			}
			write(filepath.Join(out, version+"-"+kind), version, artifact)
		}
	}
}

func write(dir, version string, artifact bool) {
	ctx := context.Background()
	amd64 := platforms.MustParse("linux/amd64")
	capture := &provenance.Capture{
		NetworkAccess: true,
		Request: pt.Parameters{
			Frontend: "gateway.v0",
			Args: map[string]string{
				"cmdline": "docker/dockerfile:1", "source": "docker/dockerfile:1", "filename": "docker/app/Dockerfile",
				"vcs:source": "https://user:secret@git.example/acme/app.git", "vcs:revision": "1f2e3d4c",
			},
		},
	}
	for _, i := range []pt.ImageSource{
		{Ref: "docker.io/docker/dockerfile:1", Digest: dgst("frontend"), Platform: &amd64},
		{Ref: "docker.io/library/node:22", Digest: dgst("node:22"), Platform: &amd64},
		{Ref: "docker.io/bitnami/redis:7.4@" + dgst("redis pinned").String(), Digest: dgst("redis pinned"), Platform: &amd64},
		{Ref: "ghcr.io/acme/base@" + dgst("base by digest").String(), Digest: dgst("base by digest"), Platform: &amd64},
		{Ref: "registry.example:5000/team/builder:2026.01-a_b", Digest: dgst("builder"), Platform: &amd64},
		{Ref: "docker.io/library/alpine:latest", Digest: dgst("alpine"), Platform: &amd64},
		{Ref: "local/layout:1@" + dgst("layout").String(), Digest: dgst("layout"), Platform: &amd64, Local: true},
	} {
		capture.AddImage(i)
	}
	capture.AddImageBlob(pt.ImageBlobSource{Ref: "docker.io/library/blobs@" + dgst("blob").String(), Digest: dgst("blob")})
	capture.AddLocal(pt.LocalSource{Name: "context"})
	capture.AddLocal(pt.LocalSource{Name: "dockerfile"})
	capture.AddGit(pt.GitSource{URL: "https://git.example/acme/lib.git#main", Commit: "0123456789abcdef0123456789abcdef01234567"})
	capture.AddHTTP(pt.HTTPSource{URL: "https://files.example/tool.tar.gz", Digest: dgst("tool")})
	if err := capture.OptimizeImageSources(); err != nil {
		panic(err)
	}
	capture.Sort()
	predicate := must(provenance.NewPredicate(capture))
	started := time.Date(2026, 1, 20, 10, 0, 0, 0, time.UTC)
	finished := started.Add(95 * time.Second)
	predicate.RunDetails.Metadata.StartedOn = &started
	predicate.RunDetails.Metadata.FinishedOn = &finished
	predicate.RunDetails.Metadata.InvocationID = "k7o2l7c5n6m1q3p9r8s0t4u2v"
	predicate.RunDetails.Builder.ID = "https://ci.example/acme/app/runs/42"
	predicate.BuildDefinition.InternalParameters.BuilderPlatform = "linux/amd64"
	predicate.BuildDefinition.ExternalParameters.Request.CompatibilityVersion = compat.CompatibilityVersionCurrent
	predicateType := "https://slsa.dev/provenance/v1"
	var body any = predicate
	if version == "v0.2" {
		predicateType = "https://slsa.dev/provenance/v0.2"
		body = predicate.ConvertToSLSA02()
	}
	statement := must(json.MarshalIndent(body, "", "  "))

	store := must(local.NewStore(must(os.MkdirTemp("", "store"))))
	writer := must(containerimage.NewImageWriter(containerimage.WriterOpt{ContentStore: store}))
	config := map[string]any{
		"architecture": "amd64", "os": "linux", "created": "2026-01-20T10:01:35Z",
		"config": map[string]any{"Env": []string{"PATH=/usr/local/bin:/usr/bin"}, "Entrypoint": []string{"/app"}, "User": "app"},
		"rootfs": map[string]any{"type": "layers", "diff_ids": []string{}},
	}
	ps := exptypes.Platforms{Platforms: []exptypes.Platform{{ID: "linux/amd64", Platform: amd64}}}
	source := &exporter.Source{Refs: map[string]cache.ImmutableRef{"linux/amd64": nil}, Metadata: map[string][]byte{
		exptypes.ExporterPlatformsKey:                          must(json.Marshal(ps)),
		exptypes.ExporterImageConfigKey + "/linux/amd64":       must(json.Marshal(config)),
	}}
	sbom := []byte(`{"SPDXID": "SPDXRef-DOCUMENT", "spdxVersion": "SPDX-2.3", "name": "app", "packages": []}`)
	add := func(predicateType string, reason string, content []byte) {
		source.AddAttestation("linux/amd64", exporter.Attestation{
			Kind:        gatewaypb.AttestationKind_InToto,
			Metadata:    map[string][]byte{result.AttestationReasonKey: []byte(reason)},
			InToto:      result.InTotoAttestation{PredicateType: predicateType},
			Path:        reason + ".json",
			ContentFunc: func(context.Context) ([]byte, error) { return content, nil },
		})
	}
	add("https://spdx.dev/Document", "x", sbom)
	add(predicateType, result.AttestationReasonProvenance, statement)
	yes := true
	opts := &containerimage.ImageCommitOpts{ImageName: "ghcr.io/acme/app:1.0", OCITypes: &yes, OCIArtifact: &artifact}
	opts.RefCfg.Compression = compression.New(compression.Default)
	desc, _, err := writer.Commit(ctx, source, "", nil, opts, compat.CompatibilityVersionCurrent, "image")
	if err != nil {
		panic(err)
	}

	if err := os.MkdirAll(dir, 0o755); err != nil {
		panic(err)
	}
	read := func(d digest.Digest) []byte {
		return must(content.ReadBlob(ctx, store, ocispecs.Descriptor{Digest: d, Size: must(store.Info(ctx, d)).Size}))
	}
	save := func(name string, data []byte) {
		fmt.Println(dir, name, digest.FromBytes(data))
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			panic(err)
		}
	}
	indexBytes := read(desc.Digest)
	save("index.json", indexBytes)
	var index ocispecs.Index
	if err := json.Unmarshal(indexBytes, &index); err != nil {
		panic(err)
	}
	for _, m := range index.Manifests {
		data := read(m.Digest)
		var manifest ocispecs.Manifest
		if err := json.Unmarshal(data, &manifest); err != nil {
			panic(err)
		}
		if m.Platform.OS == "unknown" {
			save("attestation-manifest.json", data)
			for _, l := range manifest.Layers {
				switch l.Annotations["in-toto.io/predicate-type"] {
				case predicateType:
					save("provenance.json", read(l.Digest))
				default:
					save("sbom.json", read(l.Digest))
				}
			}
		} else {
			save("manifest.json", data)
			save("configuration.json", read(manifest.Config.Digest))
		}
	}
}
