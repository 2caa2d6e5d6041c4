// Pictures of rows at their points: six vertices for each, nearest first.
#include "stereo_vertex.glsl"
#include "sky.glsl"
#include "rows.glsl"
#include "billboard.glsl"

uniform isampler2D shown_rows;  // row, layer of the array

const vec2 CORNERS[6] = vec2[](vec2(-1), vec2(1, -1), vec2(-1, 1), vec2(-1, 1), vec2(1, -1), vec2(1));
const float NEARER = 0.1;  // of its height before the point itself

uniform vec2 size_m;
uniform float smallest_px;  // height

out vec2 at;             // 0…1 inside the picture
flat out vec3 color;
flat out int layer;
flat out uint flag;
flat out float height_px;

void main() {
    int eye = gl_InstanceID;
    ivec2 sprite = texelFetch(shown_rows, record(gl_VertexID / 6), 0).rg;
    float shown;
    vec3 home = place(sprite.x, shown);
    flag = flags_of(sprite.x) | (sprite.x == hovered ? SELECTED : 0u);
    layer = sprite.y;
    color = color_of(sprite.x);
    vec2 corner = CORNERS[gl_VertexID % 6];
    at = 0.5 + 0.5 * corner;
    vec4 middle = eyes.clip_from_room[eye] * vec4(home, 1.0);
    height_px = px_per_m(eye, middle.w) * size_m.y * (sprite.x == hovered ? 1.5 : 1.0);
    float grow = max(height_px, smallest_px) / max(px_per_m(eye, middle.w) * size_m.y, 1e-6);
    grow *= smoothstep(0.05, 0.25, middle.w) * shown;
    vec4 clip = eyes.clip_from_room[eye] * vec4(billboard(home, 0.5 * corner * size_m * grow), 1.0);
    // One depth for the whole picture, just before its own point: nothing near pokes through.
    vec3 before = normalize(eyes.room_from_eye[eye][3].xyz - home) * NEARER * size_m.y * grow;
    vec4 front = eyes.clip_from_room[eye] * vec4(home + before, 1.0);
    clip.z = front.z / front.w * clip.w;
    if (sprite.x == hovered) clip.z = -clip.w;  // what one points at is seen whole, whatever stands before it
    height_px = max(height_px, smallest_px);
    if ((flag & HIDDEN) != 0u || shown <= 0.0) clip = vec4(0.0, 0.0, 2.0, 1.0);
    put(eye, clip);
}
