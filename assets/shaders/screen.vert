// The whole of each eye's part of the target: six vertices.
#include "stereo.glsl"

flat out int eye;
out vec2 tangent;  // of the angles to the right and up from straight ahead

const vec2 CORNERS[6] = vec2[](vec2(0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1));

out gl_PerVertex {
    vec4 gl_Position;
    float gl_ClipDistance[2];
};

void main() {
    eye = gl_InstanceID;
    vec2 corner = CORNERS[gl_VertexID];
    vec4 view = eyes.viewport[eye];
    tangent = mix(eyes.tangents[eye].xz, eyes.tangents[eye].yw, corner);
    gl_ClipDistance[0] = gl_ClipDistance[1] = 1.0;
    gl_Position = vec4((view.xy + view.zw * corner) / eyes.target.xy * 2.0 - 1.0, 0.0, 1.0);
}
