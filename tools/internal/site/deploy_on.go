//go:build withdeploy

package site

import (
	"context"
	"errors"
	"io"

	"gocloud.dev/blob" // Hugo's deploy brings in the storages themselves
	"gocloud.dev/gcerrors"
)

// CanDeploy tells whether this binary was built with the tag withdeploy.
const CanDeploy = true

// look reads the marker of the site in a storage and tells whether the storage is empty.
func look(ctx context.Context, target string) (marker []byte, empty bool, err error) {
	bucket, err := blob.OpenBucket(ctx, target)
	if err != nil {
		return nil, false, err
	}
	defer bucket.Close()
	marker, err = bucket.ReadAll(ctx, Marker)
	if err == nil || gcerrors.Code(err) != gcerrors.NotFound {
		return marker, false, err
	}
	if _, err = bucket.List(nil).Next(ctx); errors.Is(err, io.EOF) {
		return nil, true, nil
	}
	return nil, false, err
}
