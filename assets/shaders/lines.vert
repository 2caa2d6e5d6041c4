// Segments as bars of constant width: six vertices for each.
#include "stereo_vertex.glsl"
#include "records.glsl"

// Of each segment its beginning and width in pixels, its end, and its linear color with straight alpha.
uniform sampler2D segments;

const vec2 CORNERS[6] = vec2[](vec2(0, -1), vec2(1, -1), vec2(0, 1), vec2(0, 1), vec2(1, -1), vec2(1));
const float NEAR_W = 0.02;

flat out vec4 color;
out vec2 across;  // pixels from the middle and 1, both times w: their ratio is linear on the screen
flat out float half_px;

void main() {
    int eye = gl_InstanceID;
    int first = gl_VertexID / 6 * 3;
    vec4 start = texelFetch(segments, record(first), 0), end = texelFetch(segments, record(first + 1), 0);
    vec2 corner = CORNERS[gl_VertexID % 6];
    vec4 a = eyes.clip_from_room[eye] * vec4(start.xyz, 1.0);
    vec4 b = eyes.clip_from_room[eye] * vec4(end.xyz, 1.0);
    color = texelFetch(segments, record(first + 2), 0);
    half_px = 0.5 * start.w;
    // What is behind the eye is cut off first: a bar needs both ends on the screen's side.
    if (a.w < NEAR_W && b.w < NEAR_W) {
        across = vec2(0.0, 1.0);
        gl_ClipDistance[0] = gl_ClipDistance[1] = -1.0;
        gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
        return;
    }
    if (a.w < NEAR_W) a = mix(a, b, (NEAR_W - a.w) / (b.w - a.w));
    if (b.w < NEAR_W) b = mix(b, a, (NEAR_W - b.w) / (a.w - b.w));
    vec2 screen = 0.5 * eyes.viewport[eye].zw;
    vec2 along = (b.xy / b.w - a.xy / a.w) * screen;
    vec2 normal = length(along) > 1e-6 ? normalize(vec2(-along.y, along.x)) : vec2(0.0, 1.0);
    vec4 clip = corner.x == 0.0 ? a : b;
    float aside = corner.y * (half_px + 1.0);
    across = vec2(aside, 1.0) * clip.w;
    clip.xy += normal * aside / screen * clip.w;
    put(eye, clip);
}
