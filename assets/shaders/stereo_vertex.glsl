// For vertex shaders: where a vertex goes.
#include "stereo.glsl"

out gl_PerVertex {
    vec4 gl_Position;
    float gl_PointSize;
    float gl_ClipDistance[2];
};

// Put a vertex that is at `clip` in the eye's own clip space into the eye's part of the target.
void put(int eye, vec4 clip) {
    gl_ClipDistance[0] = clip.w + clip.x;
    gl_ClipDistance[1] = clip.w - clip.x;
    float width = eyes.viewport[eye].z / eyes.target.x;
    float middle = (2.0 * eyes.viewport[eye].x + eyes.viewport[eye].z) / eyes.target.x - 1.0;
    gl_Position = vec4(clip.x * width + clip.w * middle, clip.yzw);
}

// Pixels that one room meter covers at a vertex with this clip.w.
float px_per_m(int eye, float w) {
    return eyes.focal_px[eye] / (max(w, 1e-4) * eyes.target.w);
}
