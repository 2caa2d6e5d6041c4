// A unit sphere, ring or disc without any buffer: six vertices for each of SLICES × stacks patches.
#include "stereo_vertex.glsl"

const int SPHERE = 0, RING = 1, DISC = 2;
const int SLICES = 48, STACKS = 24;  // as in runtime/draw/shapes.py
const vec2 CORNERS[6] = vec2[](vec2(0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1));
const float TURN = 6.28318530718;

uniform int kind;
uniform mat4 room_from_shape;

out vec3 normal;
out vec3 toward_eye;
out float radius;

void main() {
    int eye = gl_InstanceID, patch_index = gl_VertexID / 6;
    vec2 at = vec2(patch_index % SLICES, patch_index / SLICES) + CORNERS[gl_VertexID % 6];
    float turn = at.x / float(SLICES) * TURN;
    vec3 place;
    if (kind == SPHERE) {
        float height = at.y / float(STACKS) * 0.5 * TURN;
        place = vec3(sin(height) * cos(turn), cos(height), sin(height) * sin(turn));
        normal = transpose(inverse(mat3(room_from_shape))) * place;
    } else {
        float r = kind == RING ? mix(0.86, 1.0, at.y) : at.y;
        place = vec3(r * cos(turn), 0.0, r * sin(turn));
        normal = mat3(room_from_shape)[1];
    }
    radius = kind == SPHERE ? 0.0 : kind == RING ? (length(place) - 0.93) / 0.07 : length(place);
    vec4 room = room_from_shape * vec4(place, 1.0);
    toward_eye = eyes.room_from_eye[eye][3].xyz - room.xyz;
    put(eye, eyes.clip_from_room[eye] * room);
}
