function Mu(s,t){let e=t.trim().toLowerCase();if(!e)return[];let i=new Uint8Array(s.count),n=(o,a)=>i[o]=Math.max(i[o],a),r=o=>o.forEach((a,l)=>n(l,vu(a,e)));r(s.ids);for(let{name:o,type:a,array:l}of s.columns.values()){if(a==="text"&&r(s.arrays.get(l)),a!=="category")continue;let c=s.classNames(o).map(h=>vu(h,e));c.some(Boolean)&&s.codes(o).forEach((h,d)=>h>=0&&n(d,c[h]))}return Qe(i).sort((o,a)=>i[a]-i[o]||o-a)}function vu(s,t){let e=s.toLowerCase();return e===t?3:e.startsWith(t)?2:e.includes(t)?1:0}function Qe(s){let t=[];for(let e=0;e<s.length;e++)s[e]&&t.push(e);return t}var lc=5,Eu=2e3;function Au({state:s,desk:{orbit:t}}){let{filters:e}=s,i=new URLSearchParams({layout:s.layout,color:s.color});s.inEpochs&&i.set("epoch",String(Number(s.epoch.toPrecision(lc))));let n=[...t.center.toArray(),t.yaw,t.pitch,t.away];i.set("eye",n.map(r=>Number(r.toPrecision(lc))).join(" ")),i.set("size",String(Number(s.pointSize.toPrecision(lc))));for(let r of["pictures","names","mistakes","neighbors"])i.set(r,String(Number(s[r+"Shown"])));for(let[r,o]of e.classes)i.append("without",JSON.stringify([r,...o]));for(let[r,o]of e.ranges)i.append("range",JSON.stringify([r,...o.map(a=>Number.isFinite(a)?a:null)]));for(let[r,o]of[["only",e.isolated],["selected",s.selected]]){let a=o?Cu(o):"";a&&a.length<=Eu&&i.set(r,a)}return i.toString()}var Tu=({state:{filters:s,selected:t}})=>[s.isolated,t].every(e=>!e||Cu(e).length<=Eu);function Ru(s,t){let{data:e,desk:i,state:n}=s,r=new URLSearchParams(t),o=l=>Number(r.get(l)??NaN);r.has("layout")&&n.setLayout(r.get("layout")),n.inEpochs&&r.has("epoch")&&n.setEpoch(o("epoch")),r.has("color")&&n.setColor(r.get("color")),o("size")>0&&n.setPointSize(o("size"));for(let l of["pictures","names","mistakes","neighbors"])r.has(l)&&n.show(l,r.get(l)==="1");n.showAll();for(let[l,...c]of r.getAll("without").map(bu))e.columns.get(l)?.names&&n.hideClasses(l,c.filter(h=>h===null||typeof h=="string"));for(let[l,c,h]of r.getAll("range").map(bu))e.columns.get(l)?.type==="scalar"&&n.setRange(l,wu(c)??-1/0,wu(h)??1/0);r.has("only")&&n.isolate(Su(r.get("only"),e.count)),n.select(Su(r.get("selected")??"",e.count));let a=(r.get("eye")??"").split(" ").map(Number);a.length===6&&a.every(Number.isFinite)&&i.orbit.stand(...a),s.wake()}function Cu(s){let t=[...s].sort((i,n)=>i-n),e=[];for(let i of t){let n=e.at(-1);n&&i===n[1]+1?n[1]=i:e.push([i,i])}return e.map(([i,n])=>i===n?String(i):`${i}-${n}`).join(" ")}function Su(s,t){let e=new Uint8Array(t);for(let[,i,n]of s.matchAll(/(\d+)(?:-(\d+))?/g))e.fill(1,Number(i),Number(n??i)+1);return Qe(e)}var wu=s=>Number.isFinite(s)?s:null;function bu(s){try{let t=JSON.parse(s);return Array.isArray(t)?t:[]}catch{return[]}}var Pu={u1:Uint8Array,u2:Uint16Array,i4:Int32Array,f4:Float32Array},Iu=s=>new Response(new Blob([s]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),cc=s=>Uint8Array.from(atob(s),t=>t.charCodeAt(0)),Dr=class{constructor(t,e){this._table=t,this._buffer=e,this._kept=new Map}get(t){return this._kept.has(t)||this._kept.set(t,this._read(t)),this._kept.get(t)}_read(t){let{type:e,at:i,count:n,planes:r,after:o}=this._table[t];if(e==="json")return JSON.parse(new TextDecoder().decode(new Uint8Array(this._buffer,i,n)));let a=Pu[e].BYTES_PER_ELEMENT,l=new Uint8Array(this._buffer,i,n*a),c=new Pu[e]((r?im(l,a):l.slice()).buffer);if(o){let h=this._first(o);for(let d=0;d<n;d++)c[d]+=h[d]}return c}_first(t){let e=[];for(let i=t;i&&!this._kept.has(i);i=this._table[i].after)e.push(i);return e.reverse().forEach(i=>this.get(i)),this.get(t)}};function im(s,t){let e=s.length/t,i=new Uint8Array(s.length);for(let n=0;n<t;n++)for(let r=0;r<e;r++)i[r*t+n]=s[n*e+r];return i}var fd=0,kc=1,pd=2;var cr=1,md=2,us=3,un=0,Oe=1,Ni=2,Rn=0,ds=1,zc=2,Gc=3,Vc=4,gd=5;var Cn=100,_d=101,xd=102,yd=103,vd=104,Md=200,Sd=201,wd=202,bd=203,Hc=204,Wc=205,Ed=206,Ad=207,Td=208,Rd=209,Cd=210,Pd=211,Id=212,Ld=213,Nd=214,uo=0,fo=1,po=2,es=3,mo=4,go=5,_o=6,xo=7,Xc=0,Dd=1,Ud=2,Di=0,qc=1,Yc=2,$c=3,Zc=4,Jc=5,Kc=6,jc=7;var Qc=300,Pn=301,fs=302,Xo=303,qo=304,yo=1e3,Ti=1001,vo=1002,Ne=1003,Fd=1004;var hr=1005;var Ee=1006,Yo=1007;var Zi=1008;var oi=1009,th=1010,eh=1011,ps=1012,$o=1013,Mi=1014,mi=1015,Si=1016,Zo=1017,Jo=1018,In=1020,ih=35902,nh=35899,sh=1021,rh=1022,wi=1023,Yi=1026,Ji=1027,Ko=1028,jo=1029,dn=1030,Qo=1031;var ta=1033,ur=33776,dr=33777,fr=33778,pr=33779,ea=35840,ia=35841,na=35842,sa=35843,ra=36196,oa=37492,aa=37496,la=37488,ca=37489,mr=37490,ha=37491,ua=37808,da=37809,fa=37810,pa=37811,ma=37812,ga=37813,_a=37814,xa=37815,ya=37816,va=37817,Ma=37818,Sa=37819,wa=37820,ba=37821,Ea=36492,Aa=36494,Ta=36495,Ra=36283,Ca=36284,gr=36285,Pa=36286;var ks=2300,Mo=2301,co=2302,Ic=2303,Lc=2400,Nc=2401,Dc=2402;var Od=3200;var oh=0,Bd=1,Ki="",be="srgb",zs="srgb-linear",Gs="linear",Qt="srgb";var ho=7680;var kd=519,zd=512,Gd=513,Vd=514,ah=515,Hd=516,Wd=517,lh=518,ch=519,hh=35044;var uh="300 es",pi=2e3,Vs=2001;function nm(s){for(let t=s.length-1;t>=0;--t)if(s[t]>=65535)return!0;return!1}function sm(s){return ArrayBuffer.isView(s)&&!(s instanceof DataView)}function Hs(s){return document.createElementNS("http://www.w3.org/1999/xhtml",s)}function Xd(){let s=Hs("canvas");return s.style.display="block",s}var Lu={},is=null;function Ws(...s){let t="THREE."+s.shift();is?is("log",t,...s):console.log(t,...s)}function qd(s){let t=s[0];if(typeof t=="string"&&t.startsWith("TSL:")){let e=s[1];e&&e.isStackTrace?s[0]+=" "+e.getLocation():s[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return s}function Ct(...s){s=qd(s);let t="THREE."+s.shift();if(is)is("warn",t,...s);else{let e=s[0];e&&e.isStackTrace?console.warn(e.getError(t)):console.warn(t,...s)}}function Nt(...s){s=qd(s);let t="THREE."+s.shift();if(is)is("error",t,...s);else{let e=s[0];e&&e.isStackTrace?console.error(e.getError(t)):console.error(t,...s)}}function Fs(...s){let t=s.join(" ");t in Lu||(Lu[t]=!0,Ct(...s))}function Yd(s,t,e){return new Promise(function(i,n){function r(){switch(s.clientWaitSync(t,s.SYNC_FLUSH_COMMANDS_BIT,0)){case s.WAIT_FAILED:n();break;case s.TIMEOUT_EXPIRED:setTimeout(r,e);break;default:i()}}setTimeout(r,e)})}var $d={[uo]:uo,[po]:_o,[mo]:mo,[es]:go,[fo]:fo,[_o]:po,[xo]:xo,[go]:es},Ri=class{addEventListener(t,e){this._listeners===void 0&&(this._listeners={});let i=this._listeners;i[t]===void 0&&(i[t]=[]),i[t].indexOf(e)===-1&&i[t].push(e)}hasEventListener(t,e){let i=this._listeners;return i===void 0?!1:i[t]!==void 0&&i[t].indexOf(e)!==-1}removeEventListener(t,e){let i=this._listeners;if(i===void 0)return;let n=i[t];if(n!==void 0){let r=n.indexOf(e);r!==-1&&n.splice(r,1)}}dispatchEvent(t){let e=this._listeners;if(e===void 0)return;let i=e[t.type];if(i!==void 0){t.target=this;let n=i.slice(0);for(let r=0,o=n.length;r<o;r++)n[r].call(this,t);t.target=null}}},Ve=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],Nu=1234567,Os=Math.PI/180,ns=180/Math.PI;function fn(){let s=Math.random()*4294967295|0,t=Math.random()*4294967295|0,e=Math.random()*4294967295|0,i=Math.random()*4294967295|0;return(Ve[s&255]+Ve[s>>8&255]+Ve[s>>16&255]+Ve[s>>24&255]+"-"+Ve[t&255]+Ve[t>>8&255]+"-"+Ve[t>>16&15|64]+Ve[t>>24&255]+"-"+Ve[e&63|128]+Ve[e>>8&255]+"-"+Ve[e>>16&255]+Ve[e>>24&255]+Ve[i&255]+Ve[i>>8&255]+Ve[i>>16&255]+Ve[i>>24&255]).toLowerCase()}function $t(s,t,e){return Math.max(t,Math.min(e,s))}function dh(s,t){return(s%t+t)%t}function rm(s,t,e,i,n){return i+(s-t)*(n-i)/(e-t)}function om(s,t,e){return s!==t?(e-s)/(t-s):0}function Bs(s,t,e){return(1-e)*s+e*t}function am(s,t,e,i){return Bs(s,t,1-Math.exp(-e*i))}function lm(s,t=1){return t-Math.abs(dh(s,t*2)-t)}function cm(s,t,e){return s<=t?0:s>=e?1:(s=(s-t)/(e-t),s*s*(3-2*s))}function hm(s,t,e){return s<=t?0:s>=e?1:(s=(s-t)/(e-t),s*s*s*(s*(s*6-15)+10))}function um(s,t){return s+Math.floor(Math.random()*(t-s+1))}function dm(s,t){return s+Math.random()*(t-s)}function fm(s){return s*(.5-Math.random())}function pm(s){s!==void 0&&(Nu=s);let t=Nu+=1831565813;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>14)>>>0)/4294967296}function mm(s){return s*Os}function gm(s){return s*ns}function _m(s){return s>0&&Number.isInteger(s)&&2**Math.round(Math.log2(s))===s}function xm(s){return Math.pow(2,Math.ceil(Math.log(s)/Math.LN2))}function fh(s){return Math.pow(2,Math.floor(Math.log(s)/Math.LN2))}function ym(s,t,e,i,n){let r=Math.cos,o=Math.sin,a=r(e/2),l=o(e/2),c=r((t+i)/2),h=o((t+i)/2),d=r((t-i)/2),u=o((t-i)/2),m=r((i-t)/2),g=o((i-t)/2);switch(n){case"XYX":s.set(a*h,l*d,l*u,a*c);break;case"YZY":s.set(l*u,a*h,l*d,a*c);break;case"ZXZ":s.set(l*d,l*u,a*h,a*c);break;case"XZX":s.set(a*h,l*g,l*m,a*c);break;case"YXY":s.set(l*m,a*h,l*g,a*c);break;case"ZYZ":s.set(l*g,l*m,a*h,a*c);break;default:Ct("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+n)}}function Ia(s){switch(s.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function ph(s,t){if(t.constructor===Float32Array)return s;let e=Ia(t);if(e===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.max(s/e,-1)}function mh(s,t){if(t.constructor===Float32Array)return s;let e=Ia(t);if(e===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.round(s*e)}var Be={DEG2RAD:Os,RAD2DEG:ns,generateUUID:fn,clamp:$t,euclideanModulo:dh,mapLinear:rm,inverseLerp:om,lerp:Bs,damp:am,pingpong:lm,smoothstep:cm,smootherstep:hm,randInt:um,randFloat:dm,randFloatSpread:fm,seededRandom:pm,degToRad:mm,radToDeg:gm,isPowerOfTwo:_m,ceilPowerOfTwo:xm,floorPowerOfTwo:fh,setQuaternionFromProperEuler:ym,normalize:mh,denormalize:ph},Dt=class{static{this.prototype.isVector2=!0}constructor(t=0,e=0){this.x=t,this.y=e}get width(){return this.x}set width(t){this.x=t}get height(){return this.y}set height(t){this.y=t}set(t,e){return this.x=t,this.y=e,this}setScalar(t){return this.x=t,this.y=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;default:throw new Error("THREE.Vector2: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;default:throw new Error("THREE.Vector2: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y)}copy(t){return this.x=t.x,this.y=t.y,this}add(t){return this.x+=t.x,this.y+=t.y,this}addScalar(t){return this.x+=t,this.y+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this}subScalar(t){return this.x-=t,this.y-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this}multiply(t){return this.x*=t.x,this.y*=t.y,this}multiplyScalar(t){return this.x*=t,this.y*=t,this}divide(t){return this.x/=t.x,this.y/=t.y,this}divideScalar(t){return this.multiplyScalar(1/t)}applyMatrix3(t){let e=this.x,i=this.y,n=t.elements;return this.x=n[0]*e+n[3]*i+n[6],this.y=n[1]*e+n[4]*i+n[7],this}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this}clamp(t,e){return this.x=$t(this.x,t.x,e.x),this.y=$t(this.y,t.y,e.y),this}clampScalar(t,e){return this.x=$t(this.x,t,e),this.y=$t(this.y,t,e),this}clampLength(t,e){let i=this.length();return this.divideScalar(i||1).multiplyScalar($t(i,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(t){return this.x*t.x+this.y*t.y}cross(t){return this.x*t.y-this.y*t.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(t){let e=Math.sqrt(this.lengthSq()*t.lengthSq());if(e===0)return Math.PI/2;let i=this.dot(t)/e;return Math.acos($t(i,-1,1))}distanceTo(t){return Math.sqrt(this.distanceToSquared(t))}distanceToSquared(t){let e=this.x-t.x,i=this.y-t.y;return e*e+i*i}manhattanDistanceTo(t){return Math.abs(this.x-t.x)+Math.abs(this.y-t.y)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this}lerpVectors(t,e,i){return this.x=t.x+(e.x-t.x)*i,this.y=t.y+(e.y-t.y)*i,this}equals(t){return t.x===this.x&&t.y===this.y}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this}rotateAround(t,e){let i=Math.cos(e),n=Math.sin(e),r=this.x-t.x,o=this.y-t.y;return this.x=r*i-o*n+t.x,this.y=r*n+o*i+t.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}},We=class{constructor(t=0,e=0,i=0,n=1){this.isQuaternion=!0,this._x=t,this._y=e,this._z=i,this._w=n}static slerpFlat(t,e,i,n,r,o,a){let l=i[n+0],c=i[n+1],h=i[n+2],d=i[n+3],u=r[o+0],m=r[o+1],g=r[o+2],x=r[o+3];if(d!==x||l!==u||c!==m||h!==g){let f=l*u+c*m+h*g+d*x;f<0&&(u=-u,m=-m,g=-g,x=-x,f=-f);let p=1-a;if(f<.9995){let M=Math.acos(f),T=Math.sin(M);p=Math.sin(p*M)/T,a=Math.sin(a*M)/T,l=l*p+u*a,c=c*p+m*a,h=h*p+g*a,d=d*p+x*a}else{l=l*p+u*a,c=c*p+m*a,h=h*p+g*a,d=d*p+x*a;let M=1/Math.sqrt(l*l+c*c+h*h+d*d);l*=M,c*=M,h*=M,d*=M}}t[e]=l,t[e+1]=c,t[e+2]=h,t[e+3]=d}static multiplyQuaternionsFlat(t,e,i,n,r,o){let a=i[n],l=i[n+1],c=i[n+2],h=i[n+3],d=r[o],u=r[o+1],m=r[o+2],g=r[o+3];return t[e]=a*g+h*d+l*m-c*u,t[e+1]=l*g+h*u+c*d-a*m,t[e+2]=c*g+h*m+a*u-l*d,t[e+3]=h*g-a*d-l*u-c*m,t}get x(){return this._x}set x(t){this._x=t,this._onChangeCallback()}get y(){return this._y}set y(t){this._y=t,this._onChangeCallback()}get z(){return this._z}set z(t){this._z=t,this._onChangeCallback()}get w(){return this._w}set w(t){this._w=t,this._onChangeCallback()}set(t,e,i,n){return this._x=t,this._y=e,this._z=i,this._w=n,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(t){return this._x=t.x,this._y=t.y,this._z=t.z,this._w=t.w,this._onChangeCallback(),this}setFromEuler(t,e=!0){let i=t._x,n=t._y,r=t._z,o=t._order,a=Math.cos,l=Math.sin,c=a(i/2),h=a(n/2),d=a(r/2),u=l(i/2),m=l(n/2),g=l(r/2);switch(o){case"XYZ":this._x=u*h*d+c*m*g,this._y=c*m*d-u*h*g,this._z=c*h*g+u*m*d,this._w=c*h*d-u*m*g;break;case"YXZ":this._x=u*h*d+c*m*g,this._y=c*m*d-u*h*g,this._z=c*h*g-u*m*d,this._w=c*h*d+u*m*g;break;case"ZXY":this._x=u*h*d-c*m*g,this._y=c*m*d+u*h*g,this._z=c*h*g+u*m*d,this._w=c*h*d-u*m*g;break;case"ZYX":this._x=u*h*d-c*m*g,this._y=c*m*d+u*h*g,this._z=c*h*g-u*m*d,this._w=c*h*d+u*m*g;break;case"YZX":this._x=u*h*d+c*m*g,this._y=c*m*d+u*h*g,this._z=c*h*g-u*m*d,this._w=c*h*d-u*m*g;break;case"XZY":this._x=u*h*d-c*m*g,this._y=c*m*d-u*h*g,this._z=c*h*g+u*m*d,this._w=c*h*d+u*m*g;break;default:Ct("Quaternion: .setFromEuler() encountered an unknown order: "+o)}return e===!0&&this._onChangeCallback(),this}setFromAxisAngle(t,e){let i=e/2,n=Math.sin(i);return this._x=t.x*n,this._y=t.y*n,this._z=t.z*n,this._w=Math.cos(i),this._onChangeCallback(),this}setFromRotationMatrix(t){let e=t.elements,i=e[0],n=e[4],r=e[8],o=e[1],a=e[5],l=e[9],c=e[2],h=e[6],d=e[10],u=i+a+d;if(u>0){let m=.5/Math.sqrt(u+1);this._w=.25/m,this._x=(h-l)*m,this._y=(r-c)*m,this._z=(o-n)*m}else if(i>a&&i>d){let m=2*Math.sqrt(1+i-a-d);this._w=(h-l)/m,this._x=.25*m,this._y=(n+o)/m,this._z=(r+c)/m}else if(a>d){let m=2*Math.sqrt(1+a-i-d);this._w=(r-c)/m,this._x=(n+o)/m,this._y=.25*m,this._z=(l+h)/m}else{let m=2*Math.sqrt(1+d-i-a);this._w=(o-n)/m,this._x=(r+c)/m,this._y=(l+h)/m,this._z=.25*m}return this._onChangeCallback(),this}setFromUnitVectors(t,e){let i=t.dot(e)+1;return i<1e-8?(i=0,Math.abs(t.x)>Math.abs(t.z)?(this._x=-t.y,this._y=t.x,this._z=0,this._w=i):(this._x=0,this._y=-t.z,this._z=t.y,this._w=i)):(this._x=t.y*e.z-t.z*e.y,this._y=t.z*e.x-t.x*e.z,this._z=t.x*e.y-t.y*e.x,this._w=i),this.normalize()}angleTo(t){return 2*Math.acos(Math.abs($t(this.dot(t),-1,1)))}rotateTowards(t,e){let i=this.angleTo(t);if(i===0)return this;let n=Math.min(1,e/i);return this.slerp(t,n),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(t){return this._x*t._x+this._y*t._y+this._z*t._z+this._w*t._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let t=this.length();return t===0?(this._x=0,this._y=0,this._z=0,this._w=1):(t=1/t,this._x=this._x*t,this._y=this._y*t,this._z=this._z*t,this._w=this._w*t),this._onChangeCallback(),this}multiply(t){return this.multiplyQuaternions(this,t)}premultiply(t){return this.multiplyQuaternions(t,this)}multiplyQuaternions(t,e){let i=t._x,n=t._y,r=t._z,o=t._w,a=e._x,l=e._y,c=e._z,h=e._w;return this._x=i*h+o*a+n*c-r*l,this._y=n*h+o*l+r*a-i*c,this._z=r*h+o*c+i*l-n*a,this._w=o*h-i*a-n*l-r*c,this._onChangeCallback(),this}slerp(t,e){let i=t._x,n=t._y,r=t._z,o=t._w,a=this.dot(t);a<0&&(i=-i,n=-n,r=-r,o=-o,a=-a);let l=1-e;if(a<.9995){let c=Math.acos(a),h=Math.sin(c);l=Math.sin(l*c)/h,e=Math.sin(e*c)/h,this._x=this._x*l+i*e,this._y=this._y*l+n*e,this._z=this._z*l+r*e,this._w=this._w*l+o*e,this._onChangeCallback()}else this._x=this._x*l+i*e,this._y=this._y*l+n*e,this._z=this._z*l+r*e,this._w=this._w*l+o*e,this.normalize();return this}slerpQuaternions(t,e,i){return this.copy(t).slerp(e,i)}random(){let t=2*Math.PI*Math.random(),e=2*Math.PI*Math.random(),i=Math.random(),n=Math.sqrt(1-i),r=Math.sqrt(i);return this.set(n*Math.sin(t),n*Math.cos(t),r*Math.sin(e),r*Math.cos(e))}equals(t){return t._x===this._x&&t._y===this._y&&t._z===this._z&&t._w===this._w}fromArray(t,e=0){return this._x=t[e],this._y=t[e+1],this._z=t[e+2],this._w=t[e+3],this._onChangeCallback(),this}toArray(t=[],e=0){return t[e]=this._x,t[e+1]=this._y,t[e+2]=this._z,t[e+3]=this._w,t}fromBufferAttribute(t,e){return this._x=t.getX(e),this._y=t.getY(e),this._z=t.getZ(e),this._w=t.getW(e),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(t){return this._onChangeCallback=t,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},R=class{static{this.prototype.isVector3=!0}constructor(t=0,e=0,i=0){this.x=t,this.y=e,this.z=i}set(t,e,i){return i===void 0&&(i=this.z),this.x=t,this.y=e,this.z=i,this}setScalar(t){return this.x=t,this.y=t,this.z=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setZ(t){return this.z=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;case 2:this.z=e;break;default:throw new Error("THREE.Vector3: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("THREE.Vector3: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(t){return this.x=t.x,this.y=t.y,this.z=t.z,this}add(t){return this.x+=t.x,this.y+=t.y,this.z+=t.z,this}addScalar(t){return this.x+=t,this.y+=t,this.z+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this.z=t.z+e.z,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this.z+=t.z*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this.z-=t.z,this}subScalar(t){return this.x-=t,this.y-=t,this.z-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this.z=t.z-e.z,this}multiply(t){return this.x*=t.x,this.y*=t.y,this.z*=t.z,this}multiplyScalar(t){return this.x*=t,this.y*=t,this.z*=t,this}multiplyVectors(t,e){return this.x=t.x*e.x,this.y=t.y*e.y,this.z=t.z*e.z,this}applyEuler(t){return this.applyQuaternion(Du.setFromEuler(t))}applyAxisAngle(t,e){return this.applyQuaternion(Du.setFromAxisAngle(t,e))}applyMatrix3(t){let e=this.x,i=this.y,n=this.z,r=t.elements;return this.x=r[0]*e+r[3]*i+r[6]*n,this.y=r[1]*e+r[4]*i+r[7]*n,this.z=r[2]*e+r[5]*i+r[8]*n,this}applyNormalMatrix(t){return this.applyMatrix3(t).normalize()}applyMatrix4(t){let e=this.x,i=this.y,n=this.z,r=t.elements,o=1/(r[3]*e+r[7]*i+r[11]*n+r[15]);return this.x=(r[0]*e+r[4]*i+r[8]*n+r[12])*o,this.y=(r[1]*e+r[5]*i+r[9]*n+r[13])*o,this.z=(r[2]*e+r[6]*i+r[10]*n+r[14])*o,this}applyQuaternion(t){let e=this.x,i=this.y,n=this.z,r=t.x,o=t.y,a=t.z,l=t.w,c=2*(o*n-a*i),h=2*(a*e-r*n),d=2*(r*i-o*e);return this.x=e+l*c+o*d-a*h,this.y=i+l*h+a*c-r*d,this.z=n+l*d+r*h-o*c,this}project(t){return this.applyMatrix4(t.matrixWorldInverse).applyMatrix4(t.projectionMatrix)}unproject(t){return this.applyMatrix4(t.projectionMatrixInverse).applyMatrix4(t.matrixWorld)}transformDirection(t){let e=this.x,i=this.y,n=this.z,r=t.elements;return this.x=r[0]*e+r[4]*i+r[8]*n,this.y=r[1]*e+r[5]*i+r[9]*n,this.z=r[2]*e+r[6]*i+r[10]*n,this.normalize()}divide(t){return this.x/=t.x,this.y/=t.y,this.z/=t.z,this}divideScalar(t){return this.multiplyScalar(1/t)}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this.z=Math.min(this.z,t.z),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this.z=Math.max(this.z,t.z),this}clamp(t,e){return this.x=$t(this.x,t.x,e.x),this.y=$t(this.y,t.y,e.y),this.z=$t(this.z,t.z,e.z),this}clampScalar(t,e){return this.x=$t(this.x,t,e),this.y=$t(this.y,t,e),this.z=$t(this.z,t,e),this}clampLength(t,e){let i=this.length();return this.divideScalar(i||1).multiplyScalar($t(i,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(t){return this.x*t.x+this.y*t.y+this.z*t.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this.z+=(t.z-this.z)*e,this}lerpVectors(t,e,i){return this.x=t.x+(e.x-t.x)*i,this.y=t.y+(e.y-t.y)*i,this.z=t.z+(e.z-t.z)*i,this}cross(t){return this.crossVectors(this,t)}crossVectors(t,e){let i=t.x,n=t.y,r=t.z,o=e.x,a=e.y,l=e.z;return this.x=n*l-r*a,this.y=r*o-i*l,this.z=i*a-n*o,this}projectOnVector(t){let e=t.lengthSq();if(e===0)return this.set(0,0,0);let i=t.dot(this)/e;return this.copy(t).multiplyScalar(i)}projectOnPlane(t){return hc.copy(this).projectOnVector(t),this.sub(hc)}reflect(t){return this.sub(hc.copy(t).multiplyScalar(2*this.dot(t)))}angleTo(t){let e=Math.sqrt(this.lengthSq()*t.lengthSq());if(e===0)return Math.PI/2;let i=this.dot(t)/e;return Math.acos($t(i,-1,1))}distanceTo(t){return Math.sqrt(this.distanceToSquared(t))}distanceToSquared(t){let e=this.x-t.x,i=this.y-t.y,n=this.z-t.z;return e*e+i*i+n*n}manhattanDistanceTo(t){return Math.abs(this.x-t.x)+Math.abs(this.y-t.y)+Math.abs(this.z-t.z)}setFromSpherical(t){return this.setFromSphericalCoords(t.radius,t.phi,t.theta)}setFromSphericalCoords(t,e,i){let n=Math.sin(e)*t;return this.x=n*Math.sin(i),this.y=Math.cos(e)*t,this.z=n*Math.cos(i),this}setFromCylindrical(t){return this.setFromCylindricalCoords(t.radius,t.theta,t.y)}setFromCylindricalCoords(t,e,i){return this.x=t*Math.sin(e),this.y=i,this.z=t*Math.cos(e),this}setFromMatrixPosition(t){let e=t.elements;return this.x=e[12],this.y=e[13],this.z=e[14],this}setFromMatrixScale(t){let e=this.setFromMatrixColumn(t,0).length(),i=this.setFromMatrixColumn(t,1).length(),n=this.setFromMatrixColumn(t,2).length();return this.x=e,this.y=i,this.z=n,this}setFromMatrixColumn(t,e){return this.fromArray(t.elements,e*4)}setFromMatrix3Column(t,e){return this.fromArray(t.elements,e*3)}setFromEuler(t){return this.x=t._x,this.y=t._y,this.z=t._z,this}setFromColor(t){return this.x=t.r,this.y=t.g,this.z=t.b,this}equals(t){return t.x===this.x&&t.y===this.y&&t.z===this.z}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this.z=t[e+2],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t[e+2]=this.z,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this.z=t.getZ(e),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let t=Math.random()*Math.PI*2,e=Math.random()*2-1,i=Math.sqrt(1-e*e);return this.x=i*Math.cos(t),this.y=e,this.z=i*Math.sin(t),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}},hc=new R,Du=new We,Ut=class{static{this.prototype.isMatrix3=!0}constructor(t,e,i,n,r,o,a,l,c){this.elements=[1,0,0,0,1,0,0,0,1],t!==void 0&&this.set(t,e,i,n,r,o,a,l,c)}set(t,e,i,n,r,o,a,l,c){let h=this.elements;return h[0]=t,h[1]=n,h[2]=a,h[3]=e,h[4]=r,h[5]=l,h[6]=i,h[7]=o,h[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(t){let e=this.elements,i=t.elements;return e[0]=i[0],e[1]=i[1],e[2]=i[2],e[3]=i[3],e[4]=i[4],e[5]=i[5],e[6]=i[6],e[7]=i[7],e[8]=i[8],this}extractBasis(t,e,i){return t.setFromMatrix3Column(this,0),e.setFromMatrix3Column(this,1),i.setFromMatrix3Column(this,2),this}setFromMatrix4(t){let e=t.elements;return this.set(e[0],e[4],e[8],e[1],e[5],e[9],e[2],e[6],e[10]),this}multiply(t){return this.multiplyMatrices(this,t)}premultiply(t){return this.multiplyMatrices(t,this)}multiplyMatrices(t,e){let i=t.elements,n=e.elements,r=this.elements,o=i[0],a=i[3],l=i[6],c=i[1],h=i[4],d=i[7],u=i[2],m=i[5],g=i[8],x=n[0],f=n[3],p=n[6],M=n[1],T=n[4],w=n[7],E=n[2],b=n[5],_=n[8];return r[0]=o*x+a*M+l*E,r[3]=o*f+a*T+l*b,r[6]=o*p+a*w+l*_,r[1]=c*x+h*M+d*E,r[4]=c*f+h*T+d*b,r[7]=c*p+h*w+d*_,r[2]=u*x+m*M+g*E,r[5]=u*f+m*T+g*b,r[8]=u*p+m*w+g*_,this}multiplyScalar(t){let e=this.elements;return e[0]*=t,e[3]*=t,e[6]*=t,e[1]*=t,e[4]*=t,e[7]*=t,e[2]*=t,e[5]*=t,e[8]*=t,this}determinant(){let t=this.elements,e=t[0],i=t[1],n=t[2],r=t[3],o=t[4],a=t[5],l=t[6],c=t[7],h=t[8];return e*o*h-e*a*c-i*r*h+i*a*l+n*r*c-n*o*l}invert(){let t=this.elements,e=t[0],i=t[1],n=t[2],r=t[3],o=t[4],a=t[5],l=t[6],c=t[7],h=t[8],d=h*o-a*c,u=a*l-h*r,m=c*r-o*l,g=e*d+i*u+n*m;if(g===0)return this.set(0,0,0,0,0,0,0,0,0);let x=1/g;return t[0]=d*x,t[1]=(n*c-h*i)*x,t[2]=(a*i-n*o)*x,t[3]=u*x,t[4]=(h*e-n*l)*x,t[5]=(n*r-a*e)*x,t[6]=m*x,t[7]=(i*l-c*e)*x,t[8]=(o*e-i*r)*x,this}transpose(){let t,e=this.elements;return t=e[1],e[1]=e[3],e[3]=t,t=e[2],e[2]=e[6],e[6]=t,t=e[5],e[5]=e[7],e[7]=t,this}getNormalMatrix(t){return this.setFromMatrix4(t).invert().transpose()}transposeIntoArray(t){let e=this.elements;return t[0]=e[0],t[1]=e[3],t[2]=e[6],t[3]=e[1],t[4]=e[4],t[5]=e[7],t[6]=e[2],t[7]=e[5],t[8]=e[8],this}setUvTransform(t,e,i,n,r,o,a){let l=Math.cos(r),c=Math.sin(r);return this.set(i*l,i*c,-i*(l*o+c*a)+o+t,-n*c,n*l,-n*(-c*o+l*a)+a+e,0,0,1),this}scale(t,e){return Fs("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(uc.makeScale(t,e)),this}rotate(t){return Fs("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(uc.makeRotation(-t)),this}translate(t,e){return Fs("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(uc.makeTranslation(t,e)),this}makeTranslation(t,e){return t.isVector2?this.set(1,0,t.x,0,1,t.y,0,0,1):this.set(1,0,t,0,1,e,0,0,1),this}makeRotation(t){let e=Math.cos(t),i=Math.sin(t);return this.set(e,-i,0,i,e,0,0,0,1),this}makeScale(t,e){return this.set(t,0,0,0,e,0,0,0,1),this}equals(t){let e=this.elements,i=t.elements;for(let n=0;n<9;n++)if(e[n]!==i[n])return!1;return!0}fromArray(t,e=0){for(let i=0;i<9;i++)this.elements[i]=t[i+e];return this}toArray(t=[],e=0){let i=this.elements;return t[e]=i[0],t[e+1]=i[1],t[e+2]=i[2],t[e+3]=i[3],t[e+4]=i[4],t[e+5]=i[5],t[e+6]=i[6],t[e+7]=i[7],t[e+8]=i[8],t}clone(){return new this.constructor().fromArray(this.elements)}},uc=new Ut,Uu=new Ut().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),Fu=new Ut().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function vm(){let s={enabled:!0,workingColorSpace:zs,spaces:{},convert:function(n,r,o){return this.enabled===!1||r===o||!r||!o||(this.spaces[r].transfer===Qt&&(n.r=qi(n.r),n.g=qi(n.g),n.b=qi(n.b)),this.spaces[r].primaries!==this.spaces[o].primaries&&(n.applyMatrix3(this.spaces[r].toXYZ),n.applyMatrix3(this.spaces[o].fromXYZ)),this.spaces[o].transfer===Qt&&(n.r=ts(n.r),n.g=ts(n.g),n.b=ts(n.b))),n},workingToColorSpace:function(n,r){return this.convert(n,this.workingColorSpace,r)},colorSpaceToWorking:function(n,r){return this.convert(n,r,this.workingColorSpace)},getPrimaries:function(n){return this.spaces[n].primaries},getTransfer:function(n){return n===Ki?Gs:this.spaces[n].transfer},getToneMappingMode:function(n){return this.spaces[n].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(n,r=this.workingColorSpace){return n.fromArray(this.spaces[r].luminanceCoefficients)},define:function(n){Object.assign(this.spaces,n)},_getMatrix:function(n,r,o){return n.copy(this.spaces[o].fromXYZ).multiply(this.spaces[r].toXYZ)},_getDrawingBufferColorSpace:function(n){return this.spaces[n].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(n=this.workingColorSpace){return this.spaces[n].workingColorSpaceConfig.unpackColorSpace}},t=[.64,.33,.3,.6,.15,.06],e=[.2126,.7152,.0722],i=[.3127,.329];return s.define({[zs]:{primaries:t,whitePoint:i,transfer:Gs,toXYZ:Uu,fromXYZ:Fu,luminanceCoefficients:e,workingColorSpaceConfig:{unpackColorSpace:be},outputColorSpaceConfig:{drawingBufferColorSpace:be}},[be]:{primaries:t,whitePoint:i,transfer:Qt,toXYZ:Uu,fromXYZ:Fu,luminanceCoefficients:e,outputColorSpaceConfig:{drawingBufferColorSpace:be}}}),s}var Yt=vm();function qi(s){return s<.04045?s*.0773993808:Math.pow(s*.9478672986+.0521327014,2.4)}function ts(s){return s<.0031308?s*12.92:1.055*Math.pow(s,.41666)-.055}var Fn,So=class{static getDataURL(t,e="image/png"){if(/^data:/i.test(t.src)||typeof HTMLCanvasElement>"u")return t.src;let i;if(t instanceof HTMLCanvasElement)i=t;else{Fn===void 0&&(Fn=Hs("canvas")),Fn.width=t.width,Fn.height=t.height;let n=Fn.getContext("2d");t instanceof ImageData?n.putImageData(t,0,0):n.drawImage(t,0,0,t.width,t.height),i=Fn}return i.toDataURL(e)}static sRGBToLinear(t){if(typeof HTMLImageElement<"u"&&t instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&t instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&t instanceof ImageBitmap){let e=Hs("canvas");e.width=t.width,e.height=t.height;let i=e.getContext("2d");i.drawImage(t,0,0,t.width,t.height);let n=i.getImageData(0,0,t.width,t.height),r=n.data;for(let o=0;o<r.length;o++)r[o]=qi(r[o]/255)*255;return i.putImageData(n,0,0),e}else if(t.data){let e=t.data.slice(0);for(let i=0;i<e.length;i++)e instanceof Uint8Array||e instanceof Uint8ClampedArray?e[i]=Math.floor(qi(e[i]/255)*255):e[i]=qi(e[i]);return{data:e,width:t.width,height:t.height}}else return Ct("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),t}},Mm=0,ss=class{constructor(t=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:Mm++}),this.uuid=fn(),this.data=t,this.dataReady=!0,this.version=0}getSize(t){let e=this.data;return typeof HTMLVideoElement<"u"&&e instanceof HTMLVideoElement?t.set(e.videoWidth,e.videoHeight,0):typeof VideoFrame<"u"&&e instanceof VideoFrame?t.set(e.displayWidth,e.displayHeight,0):e!==null?t.set(e.width||0,e.height||0,e.depth||0):t.set(0,0,0),t}set needsUpdate(t){t===!0&&this.version++}toJSON(t){let e=t===void 0||typeof t=="string";if(!e&&t.images[this.uuid]!==void 0)return t.images[this.uuid];let i={uuid:this.uuid,url:""},n=this.data;if(n!==null){let r;if(Array.isArray(n)){r=[];for(let o=0,a=n.length;o<a;o++)n[o].isDataTexture?r.push(dc(n[o].image)):r.push(dc(n[o]))}else r=dc(n);i.url=r}return e||(t.images[this.uuid]=i),i}};function dc(s){return typeof HTMLImageElement<"u"&&s instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&s instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&s instanceof ImageBitmap?So.getDataURL(s):s.data?{data:Array.from(s.data),width:s.width,height:s.height,type:s.data.constructor.name}:(Ct("Texture: Unable to serialize Texture."),{})}var Sm=0,fc=new R,Fe=class s extends Ri{constructor(t=s.DEFAULT_IMAGE,e=s.DEFAULT_MAPPING,i=Ti,n=Ti,r=Ee,o=Zi,a=wi,l=oi,c=s.DEFAULT_ANISOTROPY,h=Ki){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:Sm++}),this.uuid=fn(),this.name="",this.source=new ss(t),this.mipmaps=[],this.mapping=e,this.channel=0,this.wrapS=i,this.wrapT=n,this.magFilter=r,this.minFilter=o,this.anisotropy=c,this.format=a,this.internalFormat=null,this.type=l,this.offset=new Dt(0,0),this.repeat=new Dt(1,1),this.center=new Dt(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Ut,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=h,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(t&&t.depth&&t.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize(fc).x}get height(){return this.source.getSize(fc).y}get depth(){return this.source.getSize(fc).z}get image(){return this.source.data}set image(t){this.source.data=t}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(t,e){this.updateRanges.push({start:t,count:e})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(t){return this.name=t.name,this.source=t.source,this.mipmaps=t.mipmaps.slice(0),this.mapping=t.mapping,this.channel=t.channel,this.wrapS=t.wrapS,this.wrapT=t.wrapT,this.magFilter=t.magFilter,this.minFilter=t.minFilter,this.anisotropy=t.anisotropy,this.format=t.format,this.internalFormat=t.internalFormat,this.type=t.type,this.normalized=t.normalized,this.offset.copy(t.offset),this.repeat.copy(t.repeat),this.center.copy(t.center),this.rotation=t.rotation,this.matrixAutoUpdate=t.matrixAutoUpdate,this.matrix.copy(t.matrix),this.generateMipmaps=t.generateMipmaps,this.mipmapsAutoUpdate=t.mipmapsAutoUpdate,this.premultiplyAlpha=t.premultiplyAlpha,this.flipY=t.flipY,this.unpackAlignment=t.unpackAlignment,this.colorSpace=t.colorSpace,this.renderTarget=t.renderTarget,this.isRenderTargetTexture=t.isRenderTargetTexture,this.isPMREMTexture=t.isPMREMTexture,this.isArrayTexture=t.isArrayTexture,this.userData=JSON.parse(JSON.stringify(t.userData)),this.needsUpdate=!0,this}setValues(t){for(let e in t){let i=t[e];if(i===void 0){Ct(`Texture.setValues(): parameter '${e}' has value of undefined.`);continue}let n=this[e];if(n===void 0){Ct(`Texture.setValues(): property '${e}' does not exist.`);continue}n&&i&&n.isVector2&&i.isVector2||n&&i&&n.isVector3&&i.isVector3||n&&i&&n.isMatrix3&&i.isMatrix3?n.copy(i):this[e]=i}}toJSON(t){let e=t===void 0||typeof t=="string";if(!e&&t.textures[this.uuid]!==void 0)return t.textures[this.uuid];let i={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(t).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(i.userData=this.userData),e||(t.textures[this.uuid]=i),i}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(t){if(this.mapping!==Qc)return t;if(t.applyMatrix3(this.matrix),t.x<0||t.x>1)switch(this.wrapS){case yo:t.x=t.x-Math.floor(t.x);break;case Ti:t.x=t.x<0?0:1;break;case vo:Math.abs(Math.floor(t.x)%2)===1?t.x=Math.ceil(t.x)-t.x:t.x=t.x-Math.floor(t.x);break}if(t.y<0||t.y>1)switch(this.wrapT){case yo:t.y=t.y-Math.floor(t.y);break;case Ti:t.y=t.y<0?0:1;break;case vo:Math.abs(Math.floor(t.y)%2)===1?t.y=Math.ceil(t.y)-t.y:t.y=t.y-Math.floor(t.y);break}return this.flipY&&(t.y=1-t.y),t}set needsUpdate(t){t===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(t){t===!0&&this.pmremVersion++}};Fe.DEFAULT_IMAGE=null;Fe.DEFAULT_MAPPING=Qc;Fe.DEFAULT_ANISOTROPY=1;var me=class{static{this.prototype.isVector4=!0}constructor(t=0,e=0,i=0,n=1){this.x=t,this.y=e,this.z=i,this.w=n}get width(){return this.z}set width(t){this.z=t}get height(){return this.w}set height(t){this.w=t}set(t,e,i,n){return this.x=t,this.y=e,this.z=i,this.w=n,this}setScalar(t){return this.x=t,this.y=t,this.z=t,this.w=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setZ(t){return this.z=t,this}setW(t){return this.w=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;case 2:this.z=e;break;case 3:this.w=e;break;default:throw new Error("THREE.Vector4: index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("THREE.Vector4: index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(t){return this.x=t.x,this.y=t.y,this.z=t.z,this.w=t.w!==void 0?t.w:1,this}add(t){return this.x+=t.x,this.y+=t.y,this.z+=t.z,this.w+=t.w,this}addScalar(t){return this.x+=t,this.y+=t,this.z+=t,this.w+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this.z=t.z+e.z,this.w=t.w+e.w,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this.z+=t.z*e,this.w+=t.w*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this.z-=t.z,this.w-=t.w,this}subScalar(t){return this.x-=t,this.y-=t,this.z-=t,this.w-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this.z=t.z-e.z,this.w=t.w-e.w,this}multiply(t){return this.x*=t.x,this.y*=t.y,this.z*=t.z,this.w*=t.w,this}multiplyScalar(t){return this.x*=t,this.y*=t,this.z*=t,this.w*=t,this}applyMatrix4(t){let e=this.x,i=this.y,n=this.z,r=this.w,o=t.elements;return this.x=o[0]*e+o[4]*i+o[8]*n+o[12]*r,this.y=o[1]*e+o[5]*i+o[9]*n+o[13]*r,this.z=o[2]*e+o[6]*i+o[10]*n+o[14]*r,this.w=o[3]*e+o[7]*i+o[11]*n+o[15]*r,this}divide(t){return this.x/=t.x,this.y/=t.y,this.z/=t.z,this.w/=t.w,this}divideScalar(t){return this.multiplyScalar(1/t)}setAxisAngleFromQuaternion(t){this.w=2*Math.acos(t.w);let e=Math.sqrt(1-t.w*t.w);return e<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=t.x/e,this.y=t.y/e,this.z=t.z/e),this}setAxisAngleFromRotationMatrix(t){let e,i,n,r,l=t.elements,c=l[0],h=l[4],d=l[8],u=l[1],m=l[5],g=l[9],x=l[2],f=l[6],p=l[10];if(Math.abs(h-u)<.01&&Math.abs(d-x)<.01&&Math.abs(g-f)<.01){if(Math.abs(h+u)<.1&&Math.abs(d+x)<.1&&Math.abs(g+f)<.1&&Math.abs(c+m+p-3)<.1)return this.set(1,0,0,0),this;e=Math.PI;let T=(c+1)/2,w=(m+1)/2,E=(p+1)/2,b=(h+u)/4,_=(d+x)/4,S=(g+f)/4;return T>w&&T>E?T<.01?(i=0,n=.707106781,r=.707106781):(i=Math.sqrt(T),n=b/i,r=_/i):w>E?w<.01?(i=.707106781,n=0,r=.707106781):(n=Math.sqrt(w),i=b/n,r=S/n):E<.01?(i=.707106781,n=.707106781,r=0):(r=Math.sqrt(E),i=_/r,n=S/r),this.set(i,n,r,e),this}let M=Math.sqrt((f-g)*(f-g)+(d-x)*(d-x)+(u-h)*(u-h));return Math.abs(M)<.001&&(M=1),this.x=(f-g)/M,this.y=(d-x)/M,this.z=(u-h)/M,this.w=Math.acos((c+m+p-1)/2),this}setFromMatrixPosition(t){let e=t.elements;return this.x=e[12],this.y=e[13],this.z=e[14],this.w=e[15],this}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this.z=Math.min(this.z,t.z),this.w=Math.min(this.w,t.w),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this.z=Math.max(this.z,t.z),this.w=Math.max(this.w,t.w),this}clamp(t,e){return this.x=$t(this.x,t.x,e.x),this.y=$t(this.y,t.y,e.y),this.z=$t(this.z,t.z,e.z),this.w=$t(this.w,t.w,e.w),this}clampScalar(t,e){return this.x=$t(this.x,t,e),this.y=$t(this.y,t,e),this.z=$t(this.z,t,e),this.w=$t(this.w,t,e),this}clampLength(t,e){let i=this.length();return this.divideScalar(i||1).multiplyScalar($t(i,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(t){return this.x*t.x+this.y*t.y+this.z*t.z+this.w*t.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this.z+=(t.z-this.z)*e,this.w+=(t.w-this.w)*e,this}lerpVectors(t,e,i){return this.x=t.x+(e.x-t.x)*i,this.y=t.y+(e.y-t.y)*i,this.z=t.z+(e.z-t.z)*i,this.w=t.w+(e.w-t.w)*i,this}equals(t){return t.x===this.x&&t.y===this.y&&t.z===this.z&&t.w===this.w}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this.z=t[e+2],this.w=t[e+3],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t[e+2]=this.z,t[e+3]=this.w,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this.z=t.getZ(e),this.w=t.getW(e),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}},wo=class extends Ri{constructor(t=1,e=1,i={}){super(),i=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:Ee,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},i),this.isRenderTarget=!0,this.width=t,this.height=e,this.depth=i.depth,this.scissor=new me(0,0,t,e),this.scissorTest=!1,this.viewport=new me(0,0,t,e),this.textures=[];let n=i.count;for(let r=0;r<n;r++)this.textures[r]=new Fe({width:t,height:e,depth:i.depth}),this.textures[r].isRenderTargetTexture=!0,this.textures[r].renderTarget=this;this._setTextureOptions(i),this.depthBuffer=i.depthBuffer,this.stencilBuffer=i.stencilBuffer,this.resolveColorBuffer=i.resolveColorBuffer,this.resolveDepthBuffer=i.resolveDepthBuffer,this.resolveStencilBuffer=i.resolveStencilBuffer,this.storeMultisampledColorBuffer=i.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=i.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=i.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=i.depthTexture,this.samples=i.samples,this.multiview=i.multiview,this.useArrayDepthTexture=i.useArrayDepthTexture}_setTextureOptions(t={}){let e={minFilter:Ee,generateMipmaps:!1,flipY:!1,internalFormat:null};t.mapping!==void 0&&(e.mapping=t.mapping),t.wrapS!==void 0&&(e.wrapS=t.wrapS),t.wrapT!==void 0&&(e.wrapT=t.wrapT),t.wrapR!==void 0&&(e.wrapR=t.wrapR),t.magFilter!==void 0&&(e.magFilter=t.magFilter),t.minFilter!==void 0&&(e.minFilter=t.minFilter),t.format!==void 0&&(e.format=t.format),t.type!==void 0&&(e.type=t.type),t.anisotropy!==void 0&&(e.anisotropy=t.anisotropy),t.colorSpace!==void 0&&(e.colorSpace=t.colorSpace),t.flipY!==void 0&&(e.flipY=t.flipY),t.generateMipmaps!==void 0&&(e.generateMipmaps=t.generateMipmaps),t.mipmapsAutoUpdate!==void 0&&(e.mipmapsAutoUpdate=t.mipmapsAutoUpdate),t.internalFormat!==void 0&&(e.internalFormat=t.internalFormat);for(let i=0;i<this.textures.length;i++)this.textures[i].setValues(e)}get texture(){return this.textures[0]}set texture(t){this.textures[0]=t}set depthTexture(t){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),t!==null&&t.renderTarget===null&&(t.renderTarget=this),this._depthTexture=t}get depthTexture(){return this._depthTexture}setSize(t,e,i=1){if(this.width!==t||this.height!==e||this.depth!==i){this.width=t,this.height=e,this.depth=i;for(let n=0,r=this.textures.length;n<r;n++)this.textures[n].image.width=t,this.textures[n].image.height=e,this.textures[n].image.depth=i,this.textures[n].isData3DTexture!==!0&&(this.textures[n].isArrayTexture=this.textures[n].image.depth>1);this.dispose()}this.viewport.set(0,0,t,e),this.scissor.set(0,0,t,e)}clone(){return new this.constructor().copy(this)}copy(t){this.width=t.width,this.height=t.height,this.depth=t.depth,this.scissor.copy(t.scissor),this.scissorTest=t.scissorTest,this.viewport.copy(t.viewport),this.textures.length=0;for(let e=0,i=t.textures.length;e<i;e++){this.textures[e]=t.textures[e].clone(),this.textures[e].isRenderTargetTexture=!0,this.textures[e].renderTarget=this;let n=Object.assign({},t.textures[e].image);this.textures[e].source=new ss(n)}if(this.depthBuffer=t.depthBuffer,this.stencilBuffer=t.stencilBuffer,this.resolveColorBuffer=t.resolveColorBuffer,this.resolveDepthBuffer=t.resolveDepthBuffer,this.resolveStencilBuffer=t.resolveStencilBuffer,this.storeMultisampledColorBuffer=t.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=t.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=t.storeMultisampledStencilBuffer,t.depthTexture!==null)if(t.depthTexture.renderTarget===t){let e=t.depthTexture.clone();e.renderTarget=null,this.depthTexture=e}else this.depthTexture=t.depthTexture;else this.depthTexture=null;return this.samples=t.samples,this.multiview=t.multiview,this.useArrayDepthTexture=t.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},ni=class extends wo{constructor(t=1,e=1,i={}){super(t,e,i),this.isWebGLRenderTarget=!0}},Xs=class extends Fe{constructor(t=null,e=1,i=1,n=1){super(null),this.isDataArrayTexture=!0,this.image={data:t,width:e,height:i,depth:n},this.magFilter=Ne,this.minFilter=Ne,this.wrapR=Ti,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(t){return super.copy(t),this.wrapR=t.wrapR,this}addLayerUpdate(t){this.layerUpdates.add(t)}clearLayerUpdates(){this.layerUpdates.clear()}};var bo=class extends Fe{constructor(t=null,e=1,i=1,n=1){super(null),this.isData3DTexture=!0,this.image={data:t,width:e,height:i,depth:n},this.magFilter=Ne,this.minFilter=Ne,this.wrapR=Ti,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(t){return super.copy(t),this.wrapR=t.wrapR,this}};var Zt=class s{static{this.prototype.isMatrix4=!0}constructor(t,e,i,n,r,o,a,l,c,h,d,u,m,g,x,f){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],t!==void 0&&this.set(t,e,i,n,r,o,a,l,c,h,d,u,m,g,x,f)}set(t,e,i,n,r,o,a,l,c,h,d,u,m,g,x,f){let p=this.elements;return p[0]=t,p[4]=e,p[8]=i,p[12]=n,p[1]=r,p[5]=o,p[9]=a,p[13]=l,p[2]=c,p[6]=h,p[10]=d,p[14]=u,p[3]=m,p[7]=g,p[11]=x,p[15]=f,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new s().fromArray(this.elements)}copy(t){let e=this.elements,i=t.elements;return e[0]=i[0],e[1]=i[1],e[2]=i[2],e[3]=i[3],e[4]=i[4],e[5]=i[5],e[6]=i[6],e[7]=i[7],e[8]=i[8],e[9]=i[9],e[10]=i[10],e[11]=i[11],e[12]=i[12],e[13]=i[13],e[14]=i[14],e[15]=i[15],this}copyPosition(t){let e=this.elements,i=t.elements;return e[12]=i[12],e[13]=i[13],e[14]=i[14],this}setFromMatrix3(t){let e=t.elements;return this.set(e[0],e[3],e[6],0,e[1],e[4],e[7],0,e[2],e[5],e[8],0,0,0,0,1),this}extractBasis(t,e,i){return this.determinantAffine()===0?(t.set(1,0,0),e.set(0,1,0),i.set(0,0,1),this):(t.setFromMatrixColumn(this,0),e.setFromMatrixColumn(this,1),i.setFromMatrixColumn(this,2),this)}makeBasis(t,e,i){return this.set(t.x,e.x,i.x,0,t.y,e.y,i.y,0,t.z,e.z,i.z,0,0,0,0,1),this}extractRotation(t){if(t.determinantAffine()===0)return this.identity();let e=this.elements,i=t.elements,n=1/On.setFromMatrixColumn(t,0).length(),r=1/On.setFromMatrixColumn(t,1).length(),o=1/On.setFromMatrixColumn(t,2).length();return e[0]=i[0]*n,e[1]=i[1]*n,e[2]=i[2]*n,e[3]=0,e[4]=i[4]*r,e[5]=i[5]*r,e[6]=i[6]*r,e[7]=0,e[8]=i[8]*o,e[9]=i[9]*o,e[10]=i[10]*o,e[11]=0,e[12]=0,e[13]=0,e[14]=0,e[15]=1,this}makeRotationFromEuler(t){let e=this.elements,i=t.x,n=t.y,r=t.z,o=Math.cos(i),a=Math.sin(i),l=Math.cos(n),c=Math.sin(n),h=Math.cos(r),d=Math.sin(r);if(t.order==="XYZ"){let u=o*h,m=o*d,g=a*h,x=a*d;e[0]=l*h,e[4]=-l*d,e[8]=c,e[1]=m+g*c,e[5]=u-x*c,e[9]=-a*l,e[2]=x-u*c,e[6]=g+m*c,e[10]=o*l}else if(t.order==="YXZ"){let u=l*h,m=l*d,g=c*h,x=c*d;e[0]=u+x*a,e[4]=g*a-m,e[8]=o*c,e[1]=o*d,e[5]=o*h,e[9]=-a,e[2]=m*a-g,e[6]=x+u*a,e[10]=o*l}else if(t.order==="ZXY"){let u=l*h,m=l*d,g=c*h,x=c*d;e[0]=u-x*a,e[4]=-o*d,e[8]=g+m*a,e[1]=m+g*a,e[5]=o*h,e[9]=x-u*a,e[2]=-o*c,e[6]=a,e[10]=o*l}else if(t.order==="ZYX"){let u=o*h,m=o*d,g=a*h,x=a*d;e[0]=l*h,e[4]=g*c-m,e[8]=u*c+x,e[1]=l*d,e[5]=x*c+u,e[9]=m*c-g,e[2]=-c,e[6]=a*l,e[10]=o*l}else if(t.order==="YZX"){let u=o*l,m=o*c,g=a*l,x=a*c;e[0]=l*h,e[4]=x-u*d,e[8]=g*d+m,e[1]=d,e[5]=o*h,e[9]=-a*h,e[2]=-c*h,e[6]=m*d+g,e[10]=u-x*d}else if(t.order==="XZY"){let u=o*l,m=o*c,g=a*l,x=a*c;e[0]=l*h,e[4]=-d,e[8]=c*h,e[1]=u*d+x,e[5]=o*h,e[9]=m*d-g,e[2]=g*d-m,e[6]=a*h,e[10]=x*d+u}return e[3]=0,e[7]=0,e[11]=0,e[12]=0,e[13]=0,e[14]=0,e[15]=1,this}makeRotationFromQuaternion(t){return this.compose(wm,t,bm)}lookAt(t,e,i){let n=this.elements;return ti.subVectors(t,e),ti.lengthSq()===0&&(ti.z=1),ti.normalize(),en.crossVectors(i,ti),en.lengthSq()===0&&(Math.abs(i.z)===1?ti.x+=1e-4:ti.z+=1e-4,ti.normalize(),en.crossVectors(i,ti)),en.normalize(),Ur.crossVectors(ti,en),n[0]=en.x,n[4]=Ur.x,n[8]=ti.x,n[1]=en.y,n[5]=Ur.y,n[9]=ti.y,n[2]=en.z,n[6]=Ur.z,n[10]=ti.z,this}multiply(t){return this.multiplyMatrices(this,t)}premultiply(t){return this.multiplyMatrices(t,this)}multiplyMatrices(t,e){let i=t.elements,n=e.elements,r=this.elements,o=i[0],a=i[4],l=i[8],c=i[12],h=i[1],d=i[5],u=i[9],m=i[13],g=i[2],x=i[6],f=i[10],p=i[14],M=i[3],T=i[7],w=i[11],E=i[15],b=n[0],_=n[4],S=n[8],L=n[12],C=n[1],D=n[5],F=n[9],z=n[13],I=n[2],H=n[6],X=n[10],G=n[14],et=n[3],W=n[7],j=n[11],tt=n[15];return r[0]=o*b+a*C+l*I+c*et,r[4]=o*_+a*D+l*H+c*W,r[8]=o*S+a*F+l*X+c*j,r[12]=o*L+a*z+l*G+c*tt,r[1]=h*b+d*C+u*I+m*et,r[5]=h*_+d*D+u*H+m*W,r[9]=h*S+d*F+u*X+m*j,r[13]=h*L+d*z+u*G+m*tt,r[2]=g*b+x*C+f*I+p*et,r[6]=g*_+x*D+f*H+p*W,r[10]=g*S+x*F+f*X+p*j,r[14]=g*L+x*z+f*G+p*tt,r[3]=M*b+T*C+w*I+E*et,r[7]=M*_+T*D+w*H+E*W,r[11]=M*S+T*F+w*X+E*j,r[15]=M*L+T*z+w*G+E*tt,this}multiplyScalar(t){let e=this.elements;return e[0]*=t,e[4]*=t,e[8]*=t,e[12]*=t,e[1]*=t,e[5]*=t,e[9]*=t,e[13]*=t,e[2]*=t,e[6]*=t,e[10]*=t,e[14]*=t,e[3]*=t,e[7]*=t,e[11]*=t,e[15]*=t,this}determinant(){let t=this.elements,e=t[0],i=t[4],n=t[8],r=t[12],o=t[1],a=t[5],l=t[9],c=t[13],h=t[2],d=t[6],u=t[10],m=t[14],g=t[3],x=t[7],f=t[11],p=t[15],M=l*m-c*u,T=a*m-c*d,w=a*u-l*d,E=o*m-c*h,b=o*u-l*h,_=o*d-a*h;return e*(x*M-f*T+p*w)-i*(g*M-f*E+p*b)+n*(g*T-x*E+p*_)-r*(g*w-x*b+f*_)}determinantAffine(){let t=this.elements,e=t[0],i=t[4],n=t[8],r=t[1],o=t[5],a=t[9],l=t[2],c=t[6],h=t[10];return e*(o*h-a*c)-i*(r*h-a*l)+n*(r*c-o*l)}transpose(){let t=this.elements,e;return e=t[1],t[1]=t[4],t[4]=e,e=t[2],t[2]=t[8],t[8]=e,e=t[6],t[6]=t[9],t[9]=e,e=t[3],t[3]=t[12],t[12]=e,e=t[7],t[7]=t[13],t[13]=e,e=t[11],t[11]=t[14],t[14]=e,this}setPosition(t,e,i){let n=this.elements;return t.isVector3?(n[12]=t.x,n[13]=t.y,n[14]=t.z):(n[12]=t,n[13]=e,n[14]=i),this}invert(){let t=this.elements,e=t[0],i=t[1],n=t[2],r=t[3],o=t[4],a=t[5],l=t[6],c=t[7],h=t[8],d=t[9],u=t[10],m=t[11],g=t[12],x=t[13],f=t[14],p=t[15],M=e*a-i*o,T=e*l-n*o,w=e*c-r*o,E=i*l-n*a,b=i*c-r*a,_=n*c-r*l,S=h*x-d*g,L=h*f-u*g,C=h*p-m*g,D=d*f-u*x,F=d*p-m*x,z=u*p-m*f,I=M*z-T*F+w*D+E*C-b*L+_*S;if(I===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let H=1/I;return t[0]=(a*z-l*F+c*D)*H,t[1]=(n*F-i*z-r*D)*H,t[2]=(x*_-f*b+p*E)*H,t[3]=(u*b-d*_-m*E)*H,t[4]=(l*C-o*z-c*L)*H,t[5]=(e*z-n*C+r*L)*H,t[6]=(f*w-g*_-p*T)*H,t[7]=(h*_-u*w+m*T)*H,t[8]=(o*F-a*C+c*S)*H,t[9]=(i*C-e*F-r*S)*H,t[10]=(g*b-x*w+p*M)*H,t[11]=(d*w-h*b-m*M)*H,t[12]=(a*L-o*D-l*S)*H,t[13]=(e*D-i*L+n*S)*H,t[14]=(x*T-g*E-f*M)*H,t[15]=(h*E-d*T+u*M)*H,this}scale(t){let e=this.elements,i=t.x,n=t.y,r=t.z;return e[0]*=i,e[4]*=n,e[8]*=r,e[1]*=i,e[5]*=n,e[9]*=r,e[2]*=i,e[6]*=n,e[10]*=r,e[3]*=i,e[7]*=n,e[11]*=r,this}getMaxScaleOnAxis(){let t=this.elements,e=t[0]*t[0]+t[1]*t[1]+t[2]*t[2],i=t[4]*t[4]+t[5]*t[5]+t[6]*t[6],n=t[8]*t[8]+t[9]*t[9]+t[10]*t[10];return Math.sqrt(Math.max(e,i,n))}makeTranslation(t,e,i){return t.isVector3?this.set(1,0,0,t.x,0,1,0,t.y,0,0,1,t.z,0,0,0,1):this.set(1,0,0,t,0,1,0,e,0,0,1,i,0,0,0,1),this}makeRotationX(t){let e=Math.cos(t),i=Math.sin(t);return this.set(1,0,0,0,0,e,-i,0,0,i,e,0,0,0,0,1),this}makeRotationY(t){let e=Math.cos(t),i=Math.sin(t);return this.set(e,0,i,0,0,1,0,0,-i,0,e,0,0,0,0,1),this}makeRotationZ(t){let e=Math.cos(t),i=Math.sin(t);return this.set(e,-i,0,0,i,e,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(t,e){let i=Math.cos(e),n=Math.sin(e),r=1-i,o=t.x,a=t.y,l=t.z,c=r*o,h=r*a;return this.set(c*o+i,c*a-n*l,c*l+n*a,0,c*a+n*l,h*a+i,h*l-n*o,0,c*l-n*a,h*l+n*o,r*l*l+i,0,0,0,0,1),this}makeScale(t,e,i){return this.set(t,0,0,0,0,e,0,0,0,0,i,0,0,0,0,1),this}makeShear(t,e,i,n,r,o){return this.set(1,i,r,0,t,1,o,0,e,n,1,0,0,0,0,1),this}compose(t,e,i){let n=this.elements,r=e._x,o=e._y,a=e._z,l=e._w,c=r+r,h=o+o,d=a+a,u=r*c,m=r*h,g=r*d,x=o*h,f=o*d,p=a*d,M=l*c,T=l*h,w=l*d,E=i.x,b=i.y,_=i.z;return n[0]=(1-(x+p))*E,n[1]=(m+w)*E,n[2]=(g-T)*E,n[3]=0,n[4]=(m-w)*b,n[5]=(1-(u+p))*b,n[6]=(f+M)*b,n[7]=0,n[8]=(g+T)*_,n[9]=(f-M)*_,n[10]=(1-(u+x))*_,n[11]=0,n[12]=t.x,n[13]=t.y,n[14]=t.z,n[15]=1,this}decompose(t,e,i){let n=this.elements;t.x=n[12],t.y=n[13],t.z=n[14];let r=this.determinantAffine();if(r===0)return i.set(1,1,1),e.identity(),this;let o=On.set(n[0],n[1],n[2]).length(),a=On.set(n[4],n[5],n[6]).length(),l=On.set(n[8],n[9],n[10]).length();r<0&&(o=-o),xi.copy(this);let c=1/o,h=1/a,d=1/l;return xi.elements[0]*=c,xi.elements[1]*=c,xi.elements[2]*=c,xi.elements[4]*=h,xi.elements[5]*=h,xi.elements[6]*=h,xi.elements[8]*=d,xi.elements[9]*=d,xi.elements[10]*=d,e.setFromRotationMatrix(xi),i.x=o,i.y=a,i.z=l,this}makePerspective(t,e,i,n,r,o,a=pi,l=!1){let c=this.elements,h=2*r/(e-t),d=2*r/(i-n),u=(e+t)/(e-t),m=(i+n)/(i-n),g,x;if(l)g=r/(o-r),x=o*r/(o-r);else if(a===pi)g=-(o+r)/(o-r),x=-2*o*r/(o-r);else if(a===Vs)g=-o/(o-r),x=-o*r/(o-r);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+a);return c[0]=h,c[4]=0,c[8]=u,c[12]=0,c[1]=0,c[5]=d,c[9]=m,c[13]=0,c[2]=0,c[6]=0,c[10]=g,c[14]=x,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(t,e,i,n,r,o,a=pi,l=!1){let c=this.elements,h=2/(e-t),d=2/(i-n),u=-(e+t)/(e-t),m=-(i+n)/(i-n),g,x;if(l)g=1/(o-r),x=o/(o-r);else if(a===pi)g=-2/(o-r),x=-(o+r)/(o-r);else if(a===Vs)g=-1/(o-r),x=-r/(o-r);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+a);return c[0]=h,c[4]=0,c[8]=0,c[12]=u,c[1]=0,c[5]=d,c[9]=0,c[13]=m,c[2]=0,c[6]=0,c[10]=g,c[14]=x,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(t){let e=this.elements,i=t.elements;for(let n=0;n<16;n++)if(e[n]!==i[n])return!1;return!0}fromArray(t,e=0){for(let i=0;i<16;i++)this.elements[i]=t[i+e];return this}toArray(t=[],e=0){let i=this.elements;return t[e]=i[0],t[e+1]=i[1],t[e+2]=i[2],t[e+3]=i[3],t[e+4]=i[4],t[e+5]=i[5],t[e+6]=i[6],t[e+7]=i[7],t[e+8]=i[8],t[e+9]=i[9],t[e+10]=i[10],t[e+11]=i[11],t[e+12]=i[12],t[e+13]=i[13],t[e+14]=i[14],t[e+15]=i[15],t}},On=new R,xi=new Zt,wm=new R(0,0,0),bm=new R(1,1,1),en=new R,Ur=new R,ti=new R,Ou=new Zt,Bu=new We,Ci=class s{constructor(t=0,e=0,i=0,n=s.DEFAULT_ORDER){this.isEuler=!0,this._x=t,this._y=e,this._z=i,this._order=n}get x(){return this._x}set x(t){this._x=t,this._onChangeCallback()}get y(){return this._y}set y(t){this._y=t,this._onChangeCallback()}get z(){return this._z}set z(t){this._z=t,this._onChangeCallback()}get order(){return this._order}set order(t){this._order=t,this._onChangeCallback()}set(t,e,i,n=this._order){return this._x=t,this._y=e,this._z=i,this._order=n,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(t){return this._x=t._x,this._y=t._y,this._z=t._z,this._order=t._order,this._onChangeCallback(),this}setFromRotationMatrix(t,e=this._order,i=!0){let n=t.elements,r=n[0],o=n[4],a=n[8],l=n[1],c=n[5],h=n[9],d=n[2],u=n[6],m=n[10];switch(e){case"XYZ":this._y=Math.asin($t(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(-h,m),this._z=Math.atan2(-o,r)):(this._x=Math.atan2(u,c),this._z=0);break;case"YXZ":this._x=Math.asin(-$t(h,-1,1)),Math.abs(h)<.9999999?(this._y=Math.atan2(a,m),this._z=Math.atan2(l,c)):(this._y=Math.atan2(-d,r),this._z=0);break;case"ZXY":this._x=Math.asin($t(u,-1,1)),Math.abs(u)<.9999999?(this._y=Math.atan2(-d,m),this._z=Math.atan2(-o,c)):(this._y=0,this._z=Math.atan2(l,r));break;case"ZYX":this._y=Math.asin(-$t(d,-1,1)),Math.abs(d)<.9999999?(this._x=Math.atan2(u,m),this._z=Math.atan2(l,r)):(this._x=0,this._z=Math.atan2(-o,c));break;case"YZX":this._z=Math.asin($t(l,-1,1)),Math.abs(l)<.9999999?(this._x=Math.atan2(-h,c),this._y=Math.atan2(-d,r)):(this._x=0,this._y=Math.atan2(a,m));break;case"XZY":this._z=Math.asin(-$t(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(u,c),this._y=Math.atan2(a,r)):(this._x=Math.atan2(-h,m),this._y=0);break;default:Ct("Euler: .setFromRotationMatrix() encountered an unknown order: "+e)}return this._order=e,i===!0&&this._onChangeCallback(),this}setFromQuaternion(t,e,i){return Ou.makeRotationFromQuaternion(t),this.setFromRotationMatrix(Ou,e,i)}setFromVector3(t,e=this._order){return this.set(t.x,t.y,t.z,e)}reorder(t){return Bu.setFromEuler(this),this.setFromQuaternion(Bu,t)}equals(t){return t._x===this._x&&t._y===this._y&&t._z===this._z&&t._order===this._order}fromArray(t){return this._x=t[0],this._y=t[1],this._z=t[2],t[3]!==void 0&&(this._order=t[3]),this._onChangeCallback(),this}toArray(t=[],e=0){return t[e]=this._x,t[e+1]=this._y,t[e+2]=this._z,t[e+3]=this._order,t}_onChange(t){return this._onChangeCallback=t,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};Ci.DEFAULT_ORDER="XYZ";var rs=class{constructor(){this.mask=1}set(t){this.mask=(1<<t|0)>>>0}enable(t){this.mask|=1<<t|0}enableAll(){this.mask=-1}toggle(t){this.mask^=1<<t|0}disable(t){this.mask&=~(1<<t|0)}disableAll(){this.mask=0}test(t){return(this.mask&t.mask)!==0}isEnabled(t){return(this.mask&(1<<t|0))!==0}},Em=0,ku=new R,Bn=new We,zi=new Zt,Fr=new R,As=new R,Am=new R,Tm=new We,zu=new R(1,0,0),Gu=new R(0,1,0),Vu=new R(0,0,1),Hu={type:"added"},Rm={type:"removed"},kn={type:"childadded",child:null},pc={type:"childremoved",child:null},Je=class s extends Ri{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:Em++}),this.uuid=fn(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=s.DEFAULT_UP.clone();let t=new R,e=new Ci,i=new We,n=new R(1,1,1);function r(){i.setFromEuler(e,!1)}function o(){e.setFromQuaternion(i,void 0,!1)}e._onChange(r),i._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:t},rotation:{configurable:!0,enumerable:!0,value:e},quaternion:{configurable:!0,enumerable:!0,value:i},scale:{configurable:!0,enumerable:!0,value:n},modelViewMatrix:{value:new Zt},normalMatrix:{value:new Ut}}),this.matrix=new Zt,this.matrixWorld=new Zt,this.matrixAutoUpdate=s.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=s.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new rs,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(t){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(t),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(t){return this.quaternion.premultiply(t),this}setRotationFromAxisAngle(t,e){this.quaternion.setFromAxisAngle(t,e)}setRotationFromEuler(t){this.quaternion.setFromEuler(t,!0)}setRotationFromMatrix(t){this.quaternion.setFromRotationMatrix(t)}setRotationFromQuaternion(t){this.quaternion.copy(t)}rotateOnAxis(t,e){return Bn.setFromAxisAngle(t,e),this.quaternion.multiply(Bn),this}rotateOnWorldAxis(t,e){return Bn.setFromAxisAngle(t,e),this.quaternion.premultiply(Bn),this}rotateX(t){return this.rotateOnAxis(zu,t)}rotateY(t){return this.rotateOnAxis(Gu,t)}rotateZ(t){return this.rotateOnAxis(Vu,t)}translateOnAxis(t,e){return ku.copy(t).applyQuaternion(this.quaternion),this.position.add(ku.multiplyScalar(e)),this}translateX(t){return this.translateOnAxis(zu,t)}translateY(t){return this.translateOnAxis(Gu,t)}translateZ(t){return this.translateOnAxis(Vu,t)}localToWorld(t){return this.updateWorldMatrix(!0,!1),t.applyMatrix4(this.matrixWorld)}worldToLocal(t){return this.updateWorldMatrix(!0,!1),t.applyMatrix4(zi.copy(this.matrixWorld).invert())}lookAt(t,e,i){t.isVector3?Fr.copy(t):Fr.set(t,e,i);let n=this.parent;this.updateWorldMatrix(!0,!1),As.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?zi.lookAt(As,Fr,this.up):zi.lookAt(Fr,As,this.up),this.quaternion.setFromRotationMatrix(zi),n&&(zi.extractRotation(n.matrixWorld),Bn.setFromRotationMatrix(zi),this.quaternion.premultiply(Bn.invert()))}add(t){if(arguments.length>1){for(let e=0;e<arguments.length;e++)this.add(arguments[e]);return this}return t===this?(Nt("Object3D.add: object can't be added as a child of itself.",t),this):(t&&t.isObject3D?(t.removeFromParent(),t.parent=this,this.children.push(t),t.dispatchEvent(Hu),kn.child=t,this.dispatchEvent(kn),kn.child=null):Nt("Object3D.add: object not an instance of THREE.Object3D.",t),this)}remove(t){if(arguments.length>1){for(let i=0;i<arguments.length;i++)this.remove(arguments[i]);return this}let e=this.children.indexOf(t);return e!==-1&&(t.parent=null,this.children.splice(e,1),t.dispatchEvent(Rm),pc.child=t,this.dispatchEvent(pc),pc.child=null),this}removeFromParent(){let t=this.parent;return t!==null&&t.remove(this),this}clear(){return this.remove(...this.children)}attach(t){return this.updateWorldMatrix(!0,!1),zi.copy(this.matrixWorld).invert(),t.parent!==null&&(t.parent.updateWorldMatrix(!0,!1),zi.multiply(t.parent.matrixWorld)),t.applyMatrix4(zi),t.removeFromParent(),t.parent=this,this.children.push(t),t.updateWorldMatrix(!1,!0),t.dispatchEvent(Hu),kn.child=t,this.dispatchEvent(kn),kn.child=null,this}getObjectById(t){return this.getObjectByProperty("id",t)}getObjectByName(t){return this.getObjectByProperty("name",t)}getObjectByProperty(t,e){if(this[t]===e)return this;for(let i=0,n=this.children.length;i<n;i++){let o=this.children[i].getObjectByProperty(t,e);if(o!==void 0)return o}}getObjectsByProperty(t,e,i=[]){this[t]===e&&i.push(this);let n=this.children;for(let r=0,o=n.length;r<o;r++)n[r].getObjectsByProperty(t,e,i);return i}getWorldPosition(t){return this.updateWorldMatrix(!0,!1),t.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(t){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(As,t,Am),t}getWorldScale(t){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(As,Tm,t),t}getWorldDirection(t){this.updateWorldMatrix(!0,!1);let e=this.matrixWorld.elements;return t.set(e[8],e[9],e[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(t){t(this);let e=this.children;for(let i=0,n=e.length;i<n;i++)e[i].traverse(t)}traverseVisible(t){if(this.visible===!1)return;t(this);let e=this.children;for(let i=0,n=e.length;i<n;i++)e[i].traverseVisible(t)}traverseAncestors(t){let e=this.parent;e!==null&&(t(e),e.traverseAncestors(t))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let t=this.pivot;if(t!==null){let e=t.x,i=t.y,n=t.z,r=this.matrix.elements;r[12]+=e-r[0]*e-r[4]*i-r[8]*n,r[13]+=i-r[1]*e-r[5]*i-r[9]*n,r[14]+=n-r[2]*e-r[6]*i-r[10]*n}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(t){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||t)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,t=!0);let e=this.children;for(let i=0,n=e.length;i<n;i++)e[i].updateMatrixWorld(t)}updateWorldMatrix(t,e,i=!1){let n=this.parent;if(t===!0&&n!==null&&n.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||i)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,i=!0),e===!0){let r=this.children;for(let o=0,a=r.length;o<a;o++)r[o].updateWorldMatrix(!1,!0,i)}}toJSON(t){let e=t===void 0||typeof t=="string",i={};e&&(t={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},i.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let n={};n.uuid=this.uuid,n.type=this.type,n.name=this.name,n.castShadow=this.castShadow,n.receiveShadow=this.receiveShadow,n.visible=this.visible,n.frustumCulled=this.frustumCulled,n.renderOrder=this.renderOrder,n.static=this.static,n.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(n.userData=this.userData),n.layers=this.layers.mask,n.matrix=this.matrix.toArray(),n.up=this.up.toArray(),this.pivot!==null&&(n.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(n.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(n.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(n.type="InstancedMesh",n.count=this.count,n.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(n.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(n.type="BatchedMesh",n.perObjectFrustumCulled=this.perObjectFrustumCulled,n.sortObjects=this.sortObjects,n.drawRanges=this._drawRanges,n.reservedRanges=this._reservedRanges,n.geometryInfo=this._geometryInfo.map(a=>({...a,boundingBox:a.boundingBox?a.boundingBox.toJSON():void 0,boundingSphere:a.boundingSphere?a.boundingSphere.toJSON():void 0})),n.instanceInfo=this._instanceInfo.map(a=>({...a})),n.availableInstanceIds=this._availableInstanceIds.slice(),n.availableGeometryIds=this._availableGeometryIds.slice(),n.nextIndexStart=this._nextIndexStart,n.nextVertexStart=this._nextVertexStart,n.geometryCount=this._geometryCount,n.maxInstanceCount=this._maxInstanceCount,n.maxVertexCount=this._maxVertexCount,n.maxIndexCount=this._maxIndexCount,n.geometryInitialized=this._geometryInitialized,n.matricesTexture=this._matricesTexture.toJSON(t),n.indirectTexture=this._indirectTexture.toJSON(t),this._colorsTexture!==null&&(n.colorsTexture=this._colorsTexture.toJSON(t)),this.boundingSphere!==null&&(n.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(n.boundingBox=this.boundingBox.toJSON()));function r(a,l){return a[l.uuid]===void 0&&(a[l.uuid]=l.toJSON(t)),l.uuid}if(this.isScene)this.background&&(this.background.isColor?n.background=this.background.toJSON():this.background.isTexture&&(n.background=this.background.toJSON(t).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(n.environment=this.environment.toJSON(t).uuid);else if(this.isMesh||this.isLine||this.isPoints){n.geometry=r(t.geometries,this.geometry);let a=this.geometry.parameters;if(a!==void 0&&a.shapes!==void 0){let l=a.shapes;if(Array.isArray(l))for(let c=0,h=l.length;c<h;c++){let d=l[c];r(t.shapes,d)}else r(t.shapes,l)}}if(this.isSkinnedMesh&&(n.bindMode=this.bindMode,n.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(r(t.skeletons,this.skeleton),n.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){let a=[];for(let l=0,c=this.material.length;l<c;l++)a.push(r(t.materials,this.material[l]));n.material=a}else n.material=r(t.materials,this.material);if(this.children.length>0){n.children=[];for(let a=0;a<this.children.length;a++)n.children.push(this.children[a].toJSON(t).object)}if(this.animations.length>0){n.animations=[];for(let a=0;a<this.animations.length;a++){let l=this.animations[a];n.animations.push(r(t.animations,l))}}if(e){let a=o(t.geometries),l=o(t.materials),c=o(t.textures),h=o(t.images),d=o(t.shapes),u=o(t.skeletons),m=o(t.animations),g=o(t.nodes);a.length>0&&(i.geometries=a),l.length>0&&(i.materials=l),c.length>0&&(i.textures=c),h.length>0&&(i.images=h),d.length>0&&(i.shapes=d),u.length>0&&(i.skeletons=u),m.length>0&&(i.animations=m),g.length>0&&(i.nodes=g)}return i.object=n,i;function o(a){let l=[];for(let c in a){let h=a[c];delete h.metadata,l.push(h)}return l}}clone(t){return new this.constructor().copy(this,t)}copy(t,e=!0){if(this.name=t.name,this.up.copy(t.up),this.position.copy(t.position),this.rotation.order=t.rotation.order,this.quaternion.copy(t.quaternion),this.scale.copy(t.scale),this.pivot=t.pivot!==null?t.pivot.clone():null,this.matrix.copy(t.matrix),this.matrixWorld.copy(t.matrixWorld),this.matrixAutoUpdate=t.matrixAutoUpdate,this.matrixWorldAutoUpdate=t.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=t.matrixWorldNeedsUpdate,this.layers.mask=t.layers.mask,this.visible=t.visible,this.castShadow=t.castShadow,this.receiveShadow=t.receiveShadow,this.frustumCulled=t.frustumCulled,this.renderOrder=t.renderOrder,this.static=t.static,this.animations=t.animations.slice(),this.userData=JSON.parse(JSON.stringify(t.userData)),e===!0)for(let i=0;i<t.children.length;i++){let n=t.children[i];this.add(n.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};Je.DEFAULT_UP=new R(0,1,0);Je.DEFAULT_MATRIX_AUTO_UPDATE=!0;Je.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var ue=class extends Je{constructor(){super(),this.isGroup=!0,this.type="Group"}},Cm={type:"move"},os=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new ue,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new ue,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new R,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new R),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new ue,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new R,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new R,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(t){return this._targetRay!==null&&this._targetRay.dispatchEvent(t),this._grip!==null&&this._grip.dispatchEvent(t),this._hand!==null&&this._hand.dispatchEvent(t),this}connect(t){if(t&&t.hand){let e=this._hand;if(e)for(let i of t.hand.values())this._getHandJoint(e,i)}return this.dispatchEvent({type:"connected",data:t}),this}disconnect(t){return this.dispatchEvent({type:"disconnected",data:t}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(t,e,i){let n=null,r=null,o=null,a=this._targetRay,l=this._grip,c=this._hand;if(t&&e.session.visibilityState!=="visible-blurred"){if(c&&t.hand){o=!0;for(let x of t.hand.values()){let f=e.getJointPose(x,i),p=this._getHandJoint(c,x);f!==null&&(p.matrix.fromArray(f.transform.matrix),p.matrix.decompose(p.position,p.quaternion,p.scale),p.matrixWorldNeedsUpdate=!0,p.jointRadius=f.radius),p.visible=f!==null}let h=c.joints["index-finger-tip"],d=c.joints["thumb-tip"],u=h.position.distanceTo(d.position),m=.02,g=.005;c.inputState.pinching&&u>m+g?(c.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:t.handedness,target:this})):!c.inputState.pinching&&u<=m-g&&(c.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:t.handedness,target:this}))}else l!==null&&t.gripSpace&&(r=e.getPose(t.gripSpace,i),r!==null&&(l.matrix.fromArray(r.transform.matrix),l.matrix.decompose(l.position,l.quaternion,l.scale),l.matrixWorldNeedsUpdate=!0,r.linearVelocity?(l.hasLinearVelocity=!0,l.linearVelocity.copy(r.linearVelocity)):l.hasLinearVelocity=!1,r.angularVelocity?(l.hasAngularVelocity=!0,l.angularVelocity.copy(r.angularVelocity)):l.hasAngularVelocity=!1,l.eventsEnabled&&l.dispatchEvent({type:"gripUpdated",data:t,target:this})));a!==null&&(n=e.getPose(t.targetRaySpace,i),n===null&&r!==null&&(n=r),n!==null&&(a.matrix.fromArray(n.transform.matrix),a.matrix.decompose(a.position,a.quaternion,a.scale),a.matrixWorldNeedsUpdate=!0,n.linearVelocity?(a.hasLinearVelocity=!0,a.linearVelocity.copy(n.linearVelocity)):a.hasLinearVelocity=!1,n.angularVelocity?(a.hasAngularVelocity=!0,a.angularVelocity.copy(n.angularVelocity)):a.hasAngularVelocity=!1,this.dispatchEvent(Cm)))}return a!==null&&(a.visible=n!==null),l!==null&&(l.visible=r!==null),c!==null&&(c.visible=o!==null),this}_getHandJoint(t,e){if(t.joints[e.jointName]===void 0){let i=new ue;i.matrixAutoUpdate=!1,i.visible=!1,t.joints[e.jointName]=i,t.add(i)}return t.joints[e.jointName]}},Zd={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},nn={h:0,s:0,l:0},Or={h:0,s:0,l:0};function mc(s,t,e){return e<0&&(e+=1),e>1&&(e-=1),e<1/6?s+(t-s)*6*e:e<1/2?t:e<2/3?s+(t-s)*6*(2/3-e):s}var Ht=class{constructor(t,e,i){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(t,e,i)}set(t,e,i){if(e===void 0&&i===void 0){let n=t;n&&n.isColor?this.copy(n):typeof n=="number"?this.setHex(n):typeof n=="string"&&this.setStyle(n)}else this.setRGB(t,e,i);return this}setScalar(t){return this.r=t,this.g=t,this.b=t,this}setHex(t,e=be){return t=Math.floor(t),this.r=(t>>16&255)/255,this.g=(t>>8&255)/255,this.b=(t&255)/255,Yt.colorSpaceToWorking(this,e),this}setRGB(t,e,i,n=Yt.workingColorSpace){return this.r=t,this.g=e,this.b=i,Yt.colorSpaceToWorking(this,n),this}setHSL(t,e,i,n=Yt.workingColorSpace){if(t=dh(t,1),e=$t(e,0,1),i=$t(i,0,1),e===0)this.r=this.g=this.b=i;else{let r=i<=.5?i*(1+e):i+e-i*e,o=2*i-r;this.r=mc(o,r,t+1/3),this.g=mc(o,r,t),this.b=mc(o,r,t-1/3)}return Yt.colorSpaceToWorking(this,n),this}setStyle(t,e=be){function i(r){r!==void 0&&parseFloat(r)<1&&Ct("Color: Alpha component of "+t+" will be ignored.")}let n;if(n=/^(\w+)\(([^\)]*)\)/.exec(t)){let r,o=n[1],a=n[2];switch(o){case"rgb":case"rgba":if(r=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return i(r[4]),this.setRGB(Math.min(255,parseInt(r[1],10))/255,Math.min(255,parseInt(r[2],10))/255,Math.min(255,parseInt(r[3],10))/255,e);if(r=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return i(r[4]),this.setRGB(Math.min(100,parseFloat(r[1]))/100,Math.min(100,parseFloat(r[2]))/100,Math.min(100,parseFloat(r[3]))/100,e);break;case"hsl":case"hsla":if(r=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(a))return i(r[4]),this.setHSL(parseFloat(r[1])/360,parseFloat(r[2])/100,parseFloat(r[3])/100,e);break;default:Ct("Color: Unknown color model "+t)}}else if(n=/^\#([A-Fa-f\d]+)$/.exec(t)){let r=n[1],o=r.length;if(o===3)return this.setRGB(parseInt(r.charAt(0),16)/15,parseInt(r.charAt(1),16)/15,parseInt(r.charAt(2),16)/15,e);if(o===6)return this.setHex(parseInt(r,16),e);Ct("Color: Invalid hex color "+t)}else if(t&&t.length>0)return this.setColorName(t,e);return this}setColorName(t,e=be){let i=Zd[t.toLowerCase()];return i!==void 0?this.setHex(i,e):Ct("Color: Unknown color "+t),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(t){return this.r=t.r,this.g=t.g,this.b=t.b,this}copySRGBToLinear(t){return this.r=qi(t.r),this.g=qi(t.g),this.b=qi(t.b),this}copyLinearToSRGB(t){return this.r=ts(t.r),this.g=ts(t.g),this.b=ts(t.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(t=be){return Yt.workingToColorSpace(He.copy(this),t),Math.round($t(He.r*255,0,255))*65536+Math.round($t(He.g*255,0,255))*256+Math.round($t(He.b*255,0,255))}getHexString(t=be){return("000000"+this.getHex(t).toString(16)).slice(-6)}getHSL(t,e=Yt.workingColorSpace){Yt.workingToColorSpace(He.copy(this),e);let i=He.r,n=He.g,r=He.b,o=Math.max(i,n,r),a=Math.min(i,n,r),l,c,h=(a+o)/2;if(a===o)l=0,c=0;else{let d=o-a;switch(c=h<=.5?d/(o+a):d/(2-o-a),o){case i:l=(n-r)/d+(n<r?6:0);break;case n:l=(r-i)/d+2;break;case r:l=(i-n)/d+4;break}l/=6}return t.h=l,t.s=c,t.l=h,t}getRGB(t,e=Yt.workingColorSpace){return Yt.workingToColorSpace(He.copy(this),e),t.r=He.r,t.g=He.g,t.b=He.b,t}getStyle(t=be){Yt.workingToColorSpace(He.copy(this),t);let e=He.r,i=He.g,n=He.b;return t!==be?`color(${t} ${e.toFixed(3)} ${i.toFixed(3)} ${n.toFixed(3)})`:`rgb(${Math.round(e*255)},${Math.round(i*255)},${Math.round(n*255)})`}offsetHSL(t,e,i){return this.getHSL(nn),this.setHSL(nn.h+t,nn.s+e,nn.l+i)}add(t){return this.r+=t.r,this.g+=t.g,this.b+=t.b,this}addColors(t,e){return this.r=t.r+e.r,this.g=t.g+e.g,this.b=t.b+e.b,this}addScalar(t){return this.r+=t,this.g+=t,this.b+=t,this}sub(t){return this.r=Math.max(0,this.r-t.r),this.g=Math.max(0,this.g-t.g),this.b=Math.max(0,this.b-t.b),this}multiply(t){return this.r*=t.r,this.g*=t.g,this.b*=t.b,this}multiplyScalar(t){return this.r*=t,this.g*=t,this.b*=t,this}lerp(t,e){return this.r+=(t.r-this.r)*e,this.g+=(t.g-this.g)*e,this.b+=(t.b-this.b)*e,this}lerpColors(t,e,i){return this.r=t.r+(e.r-t.r)*i,this.g=t.g+(e.g-t.g)*i,this.b=t.b+(e.b-t.b)*i,this}lerpHSL(t,e){this.getHSL(nn),t.getHSL(Or);let i=Bs(nn.h,Or.h,e),n=Bs(nn.s,Or.s,e),r=Bs(nn.l,Or.l,e);return this.setHSL(i,n,r),this}setFromVector3(t){return this.r=t.x,this.g=t.y,this.b=t.z,this}applyMatrix3(t){let e=this.r,i=this.g,n=this.b,r=t.elements;return this.r=r[0]*e+r[3]*i+r[6]*n,this.g=r[1]*e+r[4]*i+r[7]*n,this.b=r[2]*e+r[5]*i+r[8]*n,this}equals(t){return t.r===this.r&&t.g===this.g&&t.b===this.b}fromArray(t,e=0){return this.r=t[e],this.g=t[e+1],this.b=t[e+2],this}toArray(t=[],e=0){return t[e]=this.r,t[e+1]=this.g,t[e+2]=this.b,t}fromBufferAttribute(t,e){return this.r=t.getX(e),this.g=t.getY(e),this.b=t.getZ(e),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},He=new Ht;Ht.NAMES=Zd;var qs=class extends Je{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new Ci,this.environmentIntensity=1,this.environmentRotation=new Ci,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(t,e){return super.copy(t,e),this.background=t.background!==null?t.background.clone():null,this.environment=t.environment!==null?t.environment.clone():null,this.fog=t.fog!==null?t.fog.clone():null,this.backgroundBlurriness=t.backgroundBlurriness,this.backgroundIntensity=t.backgroundIntensity,this.backgroundRotation.copy(t.backgroundRotation),this.environmentIntensity=t.environmentIntensity,this.environmentRotation.copy(t.environmentRotation),this.overrideMaterial=t.overrideMaterial!==null?t.overrideMaterial.clone():null,this.matrixAutoUpdate=t.matrixAutoUpdate,this}toJSON(t){let e=super.toJSON(t);return this.fog!==null&&(e.object.fog=this.fog.toJSON()),e.object.backgroundBlurriness=this.backgroundBlurriness,e.object.backgroundIntensity=this.backgroundIntensity,e.object.backgroundRotation=this.backgroundRotation.toArray(),e.object.environmentIntensity=this.environmentIntensity,e.object.environmentRotation=this.environmentRotation.toArray(),e}},yi=new R,Gi=new R,gc=new R,Vi=new R,zn=new R,Gn=new R,Wu=new R,_c=new R,xc=new R,yc=new R,vc=new me,Mc=new me,Sc=new me,Xi=class s{constructor(t=new R,e=new R,i=new R){this.a=t,this.b=e,this.c=i}static getNormal(t,e,i,n){n.subVectors(i,e),yi.subVectors(t,e),n.cross(yi);let r=n.lengthSq();return r>0?n.multiplyScalar(1/Math.sqrt(r)):n.set(0,0,0)}static getBarycoord(t,e,i,n,r){yi.subVectors(n,e),Gi.subVectors(i,e),gc.subVectors(t,e);let o=yi.dot(yi),a=yi.dot(Gi),l=yi.dot(gc),c=Gi.dot(Gi),h=Gi.dot(gc),d=o*c-a*a;if(d===0)return r.set(0,0,0),null;let u=1/d,m=(c*l-a*h)*u,g=(o*h-a*l)*u;return r.set(1-m-g,g,m)}static containsPoint(t,e,i,n){return this.getBarycoord(t,e,i,n,Vi)===null?!1:Vi.x>=0&&Vi.y>=0&&Vi.x+Vi.y<=1}static getInterpolation(t,e,i,n,r,o,a,l){return this.getBarycoord(t,e,i,n,Vi)===null?(l.x=0,l.y=0,"z"in l&&(l.z=0),"w"in l&&(l.w=0),null):(l.setScalar(0),l.addScaledVector(r,Vi.x),l.addScaledVector(o,Vi.y),l.addScaledVector(a,Vi.z),l)}static getInterpolatedAttribute(t,e,i,n,r,o){return vc.setScalar(0),Mc.setScalar(0),Sc.setScalar(0),vc.fromBufferAttribute(t,e),Mc.fromBufferAttribute(t,i),Sc.fromBufferAttribute(t,n),o.setScalar(0),o.addScaledVector(vc,r.x),o.addScaledVector(Mc,r.y),o.addScaledVector(Sc,r.z),o}static isFrontFacing(t,e,i,n){return yi.subVectors(i,e),Gi.subVectors(t,e),yi.cross(Gi).dot(n)<0}set(t,e,i){return this.a.copy(t),this.b.copy(e),this.c.copy(i),this}setFromPointsAndIndices(t,e,i,n){return this.a.copy(t[e]),this.b.copy(t[i]),this.c.copy(t[n]),this}setFromAttributeAndIndices(t,e,i,n){return this.a.fromBufferAttribute(t,e),this.b.fromBufferAttribute(t,i),this.c.fromBufferAttribute(t,n),this}clone(){return new this.constructor().copy(this)}copy(t){return this.a.copy(t.a),this.b.copy(t.b),this.c.copy(t.c),this}getArea(){return yi.subVectors(this.c,this.b),Gi.subVectors(this.a,this.b),yi.cross(Gi).length()*.5}getMidpoint(t){return t.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(t){return s.getNormal(this.a,this.b,this.c,t)}getPlane(t){return t.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(t,e){return s.getBarycoord(t,this.a,this.b,this.c,e)}getInterpolation(t,e,i,n,r){return s.getInterpolation(t,this.a,this.b,this.c,e,i,n,r)}containsPoint(t){return s.containsPoint(t,this.a,this.b,this.c)}isFrontFacing(t){return s.isFrontFacing(this.a,this.b,this.c,t)}intersectsBox(t){return t.intersectsTriangle(this)}closestPointToPoint(t,e){let i=this.a,n=this.b,r=this.c,o,a;zn.subVectors(n,i),Gn.subVectors(r,i),_c.subVectors(t,i);let l=zn.dot(_c),c=Gn.dot(_c);if(l<=0&&c<=0)return e.copy(i);xc.subVectors(t,n);let h=zn.dot(xc),d=Gn.dot(xc);if(h>=0&&d<=h)return e.copy(n);let u=l*d-h*c;if(u<=0&&l>=0&&h<=0&&l-h>0)return o=l/(l-h),e.copy(i).addScaledVector(zn,o);yc.subVectors(t,r);let m=zn.dot(yc),g=Gn.dot(yc);if(g>=0&&m<=g)return e.copy(r);let x=m*c-l*g;if(x<=0&&c>=0&&g<=0)return a=c/(c-g),e.copy(i).addScaledVector(Gn,a);let f=h*g-m*d;if(f<=0&&d-h>=0&&m-g>=0)return Wu.subVectors(r,n),a=(d-h)/(d-h+(m-g)),e.copy(n).addScaledVector(Wu,a);let p=1/(f+x+u);return o=x*p,a=u*p,e.copy(i).addScaledVector(zn,o).addScaledVector(Gn,a)}equals(t){return t.a.equals(this.a)&&t.b.equals(this.b)&&t.c.equals(this.c)}},Pi=class{constructor(t=new R(1/0,1/0,1/0),e=new R(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=t,this.max=e}set(t,e){return this.min.copy(t),this.max.copy(e),this}setFromArray(t){this.makeEmpty();for(let e=0,i=t.length;e<i;e+=3)this.expandByPoint(vi.fromArray(t,e));return this}setFromBufferAttribute(t){this.makeEmpty();for(let e=0,i=t.count;e<i;e++)this.expandByPoint(vi.fromBufferAttribute(t,e));return this}setFromPoints(t){this.makeEmpty();for(let e=0,i=t.length;e<i;e++)this.expandByPoint(t[e]);return this}setFromCenterAndSize(t,e){let i=vi.copy(e).multiplyScalar(.5);return this.min.copy(t).sub(i),this.max.copy(t).add(i),this}setFromObject(t,e=!1){return this.makeEmpty(),this.expandByObject(t,e)}clone(){return new this.constructor().copy(this)}copy(t){return this.min.copy(t.min),this.max.copy(t.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(t){return this.isEmpty()?t.set(0,0,0):t.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(t){return this.isEmpty()?t.set(0,0,0):t.subVectors(this.max,this.min)}expandByPoint(t){return this.min.min(t),this.max.max(t),this}expandByVector(t){return this.min.sub(t),this.max.add(t),this}expandByScalar(t){return this.min.addScalar(-t),this.max.addScalar(t),this}expandByObject(t,e=!1){t.updateWorldMatrix(!1,!1);let i=t.geometry;if(i!==void 0){let r=i.getAttribute("position");if(e===!0&&r!==void 0&&t.isInstancedMesh!==!0&&t.isBatchedMesh!==!0)for(let o=0,a=r.count;o<a;o++)t.isMesh===!0?t.getVertexPosition(o,vi):vi.fromBufferAttribute(r,o),vi.applyMatrix4(t.matrixWorld),this.expandByPoint(vi);else t.boundingBox!==void 0?(t.boundingBox===null&&t.computeBoundingBox(),Br.copy(t.boundingBox)):(i.boundingBox===null&&i.computeBoundingBox(),Br.copy(i.boundingBox)),Br.applyMatrix4(t.matrixWorld),this.union(Br)}let n=t.children;for(let r=0,o=n.length;r<o;r++)this.expandByObject(n[r],e);return this}containsPoint(t){return t.x>=this.min.x&&t.x<=this.max.x&&t.y>=this.min.y&&t.y<=this.max.y&&t.z>=this.min.z&&t.z<=this.max.z}containsBox(t){return this.min.x<=t.min.x&&t.max.x<=this.max.x&&this.min.y<=t.min.y&&t.max.y<=this.max.y&&this.min.z<=t.min.z&&t.max.z<=this.max.z}getParameter(t,e){return e.set((t.x-this.min.x)/(this.max.x-this.min.x),(t.y-this.min.y)/(this.max.y-this.min.y),(t.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(t){return t.max.x>=this.min.x&&t.min.x<=this.max.x&&t.max.y>=this.min.y&&t.min.y<=this.max.y&&t.max.z>=this.min.z&&t.min.z<=this.max.z}intersectsSphere(t){return this.clampPoint(t.center,vi),vi.distanceToSquared(t.center)<=t.radius*t.radius}intersectsPlane(t){let e,i;return t.normal.x>0?(e=t.normal.x*this.min.x,i=t.normal.x*this.max.x):(e=t.normal.x*this.max.x,i=t.normal.x*this.min.x),t.normal.y>0?(e+=t.normal.y*this.min.y,i+=t.normal.y*this.max.y):(e+=t.normal.y*this.max.y,i+=t.normal.y*this.min.y),t.normal.z>0?(e+=t.normal.z*this.min.z,i+=t.normal.z*this.max.z):(e+=t.normal.z*this.max.z,i+=t.normal.z*this.min.z),e<=-t.constant&&i>=-t.constant}intersectsTriangle(t){if(this.isEmpty())return!1;this.getCenter(Ts),kr.subVectors(this.max,Ts),Vn.subVectors(t.a,Ts),Hn.subVectors(t.b,Ts),Wn.subVectors(t.c,Ts),sn.subVectors(Hn,Vn),rn.subVectors(Wn,Hn),xn.subVectors(Vn,Wn);let e=[0,-sn.z,sn.y,0,-rn.z,rn.y,0,-xn.z,xn.y,sn.z,0,-sn.x,rn.z,0,-rn.x,xn.z,0,-xn.x,-sn.y,sn.x,0,-rn.y,rn.x,0,-xn.y,xn.x,0];return!wc(e,Vn,Hn,Wn,kr)||(e=[1,0,0,0,1,0,0,0,1],!wc(e,Vn,Hn,Wn,kr))?!1:(zr.crossVectors(sn,rn),e=[zr.x,zr.y,zr.z],wc(e,Vn,Hn,Wn,kr))}clampPoint(t,e){return e.copy(t).clamp(this.min,this.max)}distanceToPoint(t){return this.clampPoint(t,vi).distanceTo(t)}getBoundingSphere(t){return this.isEmpty()?t.makeEmpty():(this.getCenter(t.center),t.radius=this.getSize(vi).length()*.5),t}intersect(t){return this.min.max(t.min),this.max.min(t.max),this.isEmpty()&&this.makeEmpty(),this}union(t){return this.min.min(t.min),this.max.max(t.max),this}applyMatrix4(t){return this.isEmpty()?this:(Hi[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(t),Hi[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(t),Hi[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(t),Hi[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(t),Hi[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(t),Hi[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(t),Hi[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(t),Hi[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(t),this.setFromPoints(Hi),this)}translate(t){return this.min.add(t),this.max.add(t),this}equals(t){return t.min.equals(this.min)&&t.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(t){return this.min.fromArray(t.min),this.max.fromArray(t.max),this}},Hi=[new R,new R,new R,new R,new R,new R,new R,new R],vi=new R,Br=new Pi,Vn=new R,Hn=new R,Wn=new R,sn=new R,rn=new R,xn=new R,Ts=new R,kr=new R,zr=new R,yn=new R;function wc(s,t,e,i,n){for(let r=0,o=s.length-3;r<=o;r+=3){yn.fromArray(s,r);let a=n.x*Math.abs(yn.x)+n.y*Math.abs(yn.y)+n.z*Math.abs(yn.z),l=t.dot(yn),c=e.dot(yn),h=i.dot(yn);if(Math.max(-Math.max(l,c,h),Math.min(l,c,h))>a)return!1}return!0}var ve=new R,Gr=new Dt,Pm=0,oe=class extends Ri{constructor(t,e,i=!1){if(super(),Array.isArray(t))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:Pm++}),this.name="",this.array=t,this.itemSize=e,this.count=t!==void 0?t.length/e:0,this.normalized=i,this.usage=hh,this.updateRanges=[],this.gpuType=mi,this.version=0,this._normalizationScale=t!==void 0?Ia(t):void 0}onUploadCallback(){}set needsUpdate(t){t===!0&&this.version++}setUsage(t){return this.usage=t,this}addUpdateRange(t,e){this.updateRanges.push({start:t,count:e})}clearUpdateRanges(){this.updateRanges.length=0}copy(t){return this.name=t.name,this.array=new t.array.constructor(t.array),this.itemSize=t.itemSize,this.count=t.count,this.normalized=t.normalized,this.usage=t.usage,this.gpuType=t.gpuType,this._normalizationScale=t._normalizationScale,this}copyAt(t,e,i){t*=this.itemSize,i*=e.itemSize;for(let n=0,r=this.itemSize;n<r;n++)this.array[t+n]=e.array[i+n];return this}copyArray(t){return this.array.set(t),this}applyMatrix3(t){if(this.itemSize===2)for(let e=0,i=this.count;e<i;e++)Gr.fromBufferAttribute(this,e),Gr.applyMatrix3(t),this.setXY(e,Gr.x,Gr.y);else if(this.itemSize===3)for(let e=0,i=this.count;e<i;e++)ve.fromBufferAttribute(this,e),ve.applyMatrix3(t),this.setXYZ(e,ve.x,ve.y,ve.z);return this}applyMatrix4(t){for(let e=0,i=this.count;e<i;e++)ve.fromBufferAttribute(this,e),ve.applyMatrix4(t),this.setXYZ(e,ve.x,ve.y,ve.z);return this}applyNormalMatrix(t){for(let e=0,i=this.count;e<i;e++)ve.fromBufferAttribute(this,e),ve.applyNormalMatrix(t),this.setXYZ(e,ve.x,ve.y,ve.z);return this}transformDirection(t){for(let e=0,i=this.count;e<i;e++)ve.fromBufferAttribute(this,e),ve.transformDirection(t),this.setXYZ(e,ve.x,ve.y,ve.z);return this}set(t,e=0){return this.array.set(t,e),this}getComponent(t,e){let i=this.array[t*this.itemSize+e];return this.normalized&&(i=this._denormalize(i)),i}setComponent(t,e,i){return this.normalized&&(i=this._normalize(i)),this.array[t*this.itemSize+e]=i,this}getX(t){let e=this.array[t*this.itemSize];return this.normalized&&(e=this._denormalize(e)),e}setX(t,e){return this.normalized&&(e=this._normalize(e)),this.array[t*this.itemSize]=e,this}getY(t){let e=this.array[t*this.itemSize+1];return this.normalized&&(e=this._denormalize(e)),e}setY(t,e){return this.normalized&&(e=this._normalize(e)),this.array[t*this.itemSize+1]=e,this}getZ(t){let e=this.array[t*this.itemSize+2];return this.normalized&&(e=this._denormalize(e)),e}setZ(t,e){return this.normalized&&(e=this._normalize(e)),this.array[t*this.itemSize+2]=e,this}getW(t){let e=this.array[t*this.itemSize+3];return this.normalized&&(e=this._denormalize(e)),e}setW(t,e){return this.normalized&&(e=this._normalize(e)),this.array[t*this.itemSize+3]=e,this}setXY(t,e,i){return t*=this.itemSize,this.normalized&&(e=this._normalize(e),i=this._normalize(i)),this.array[t+0]=e,this.array[t+1]=i,this}setXYZ(t,e,i,n){return t*=this.itemSize,this.normalized&&(e=this._normalize(e),i=this._normalize(i),n=this._normalize(n)),this.array[t+0]=e,this.array[t+1]=i,this.array[t+2]=n,this}setXYZW(t,e,i,n,r){return t*=this.itemSize,this.normalized&&(e=this._normalize(e),i=this._normalize(i),n=this._normalize(n),r=this._normalize(r)),this.array[t+0]=e,this.array[t+1]=i,this.array[t+2]=n,this.array[t+3]=r,this}onUpload(t){return this.onUploadCallback=t,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let t={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return t.name=this.name,t.usage=this.usage,t.gpuType=this.gpuType,t}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(t){let e=this._normalizationScale;return e!==void 0?Math.max(t/e,-1):ph(t,this.array)}_normalize(t){let e=this._normalizationScale;return e!==void 0?Math.round(t*e):mh(t,this.array)}};var Ys=class extends oe{constructor(t,e,i){super(new Uint16Array(t),e,i)}};var $s=class extends oe{constructor(t,e,i){super(new Uint32Array(t),e,i)}};var se=class extends oe{constructor(t,e,i){super(new Float32Array(t),e,i)}},Im=new Pi,Rs=new R,bc=new R,Ii=class{constructor(t=new R,e=-1){this.isSphere=!0,this.center=t,this.radius=e}set(t,e){return this.center.copy(t),this.radius=e,this}setFromPoints(t,e){let i=this.center;e!==void 0?i.copy(e):Im.setFromPoints(t).getCenter(i);let n=0;for(let r=0,o=t.length;r<o;r++)n=Math.max(n,i.distanceToSquared(t[r]));return this.radius=Math.sqrt(n),this}copy(t){return this.center.copy(t.center),this.radius=t.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(t){return t.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(t){return t.distanceTo(this.center)-this.radius}intersectsSphere(t){let e=this.radius+t.radius;return t.center.distanceToSquared(this.center)<=e*e}intersectsBox(t){return t.intersectsSphere(this)}intersectsPlane(t){return Math.abs(t.distanceToPoint(this.center))<=this.radius}clampPoint(t,e){let i=this.center.distanceToSquared(t);return e.copy(t),i>this.radius*this.radius&&(e.sub(this.center).normalize(),e.multiplyScalar(this.radius).add(this.center)),e}getBoundingBox(t){return this.isEmpty()?(t.makeEmpty(),t):(t.set(this.center,this.center),t.expandByScalar(this.radius),t)}applyMatrix4(t){return this.center.applyMatrix4(t),this.radius=this.radius*t.getMaxScaleOnAxis(),this}translate(t){return this.center.add(t),this}expandByPoint(t){if(this.isEmpty())return this.center.copy(t),this.radius=0,this;Rs.subVectors(t,this.center);let e=Rs.lengthSq();if(e>this.radius*this.radius){let i=Math.sqrt(e),n=(i-this.radius)*.5;this.center.addScaledVector(Rs,n/i),this.radius+=n}return this}union(t){return t.isEmpty()?this:this.isEmpty()?(this.copy(t),this):(this.center.equals(t.center)===!0?this.radius=Math.max(this.radius,t.radius):(bc.subVectors(t.center,this.center).setLength(t.radius),this.expandByPoint(Rs.copy(t.center).add(bc)),this.expandByPoint(Rs.copy(t.center).sub(bc))),this)}equals(t){return t.center.equals(this.center)&&t.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(t){return this.radius=t.radius,this.center.fromArray(t.center),this}},Lm=0,fi=new Zt,Ec=new Je,Xn=new R,ei=new Pi,Cs=new Pi,Le=new R,ge=class s extends Ri{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:Lm++}),this.uuid=fn(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(t){return Array.isArray(t)?this.index=new(nm(t)?$s:Ys)(t,1):this.index=t,this}setIndirect(t,e=0){return this.indirect=t,this.indirectOffset=e,this}getIndirect(){return this.indirect}getAttribute(t){return this.attributes[t]}setAttribute(t,e){return this.attributes[t]=e,this}deleteAttribute(t){return delete this.attributes[t],this}hasAttribute(t){return this.attributes[t]!==void 0}addGroup(t,e,i=0){this.groups.push({start:t,count:e,materialIndex:i})}clearGroups(){this.groups=[]}setDrawRange(t,e){this.drawRange.start=t,this.drawRange.count=e}applyMatrix4(t){let e=this.attributes.position;e!==void 0&&(e.applyMatrix4(t),e.needsUpdate=!0);let i=this.attributes.normal;if(i!==void 0){let r=new Ut().getNormalMatrix(t);i.applyNormalMatrix(r),i.needsUpdate=!0}let n=this.attributes.tangent;return n!==void 0&&(n.transformDirection(t),n.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(t){return fi.makeRotationFromQuaternion(t),this.applyMatrix4(fi),this}rotateX(t){return fi.makeRotationX(t),this.applyMatrix4(fi),this}rotateY(t){return fi.makeRotationY(t),this.applyMatrix4(fi),this}rotateZ(t){return fi.makeRotationZ(t),this.applyMatrix4(fi),this}translate(t,e,i){return fi.makeTranslation(t,e,i),this.applyMatrix4(fi),this}scale(t,e,i){return fi.makeScale(t,e,i),this.applyMatrix4(fi),this}lookAt(t){return Ec.lookAt(t),Ec.updateMatrix(),this.applyMatrix4(Ec.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(Xn).negate(),this.translate(Xn.x,Xn.y,Xn.z),this}setFromPoints(t){let e=this.getAttribute("position");if(e===void 0){let i=[];for(let n=0,r=t.length;n<r;n++){let o=t[n];i.push(o.x,o.y,o.z||0)}this.setAttribute("position",new se(i,3))}else{let i=Math.min(t.length,e.count);for(let n=0;n<i;n++){let r=t[n];e.setXYZ(n,r.x,r.y,r.z||0)}t.length>e.count&&Ct("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),e.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new Pi);let t=this.attributes.position,e=this.morphAttributes.position;if(t&&t.isGLBufferAttribute){Nt("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new R(-1/0,-1/0,-1/0),new R(1/0,1/0,1/0));return}if(t!==void 0){if(this.boundingBox.setFromBufferAttribute(t),e)for(let i=0,n=e.length;i<n;i++){let r=e[i];ei.setFromBufferAttribute(r),this.morphTargetsRelative?(Le.addVectors(this.boundingBox.min,ei.min),this.boundingBox.expandByPoint(Le),Le.addVectors(this.boundingBox.max,ei.max),this.boundingBox.expandByPoint(Le)):(this.boundingBox.expandByPoint(ei.min),this.boundingBox.expandByPoint(ei.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&Nt('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new Ii);let t=this.attributes.position,e=this.morphAttributes.position;if(t&&t.isGLBufferAttribute){Nt("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new R,1/0);return}if(t){let i=this.boundingSphere.center;if(ei.setFromBufferAttribute(t),e)for(let r=0,o=e.length;r<o;r++){let a=e[r];Cs.setFromBufferAttribute(a),this.morphTargetsRelative?(Le.addVectors(ei.min,Cs.min),ei.expandByPoint(Le),Le.addVectors(ei.max,Cs.max),ei.expandByPoint(Le)):(ei.expandByPoint(Cs.min),ei.expandByPoint(Cs.max))}ei.getCenter(i);let n=0;for(let r=0,o=t.count;r<o;r++)Le.fromBufferAttribute(t,r),n=Math.max(n,i.distanceToSquared(Le));if(e)for(let r=0,o=e.length;r<o;r++){let a=e[r],l=this.morphTargetsRelative;for(let c=0,h=a.count;c<h;c++)Le.fromBufferAttribute(a,c),l&&(Xn.fromBufferAttribute(t,c),Le.add(Xn)),n=Math.max(n,i.distanceToSquared(Le))}this.boundingSphere.radius=Math.sqrt(n),isNaN(this.boundingSphere.radius)&&Nt('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let t=this.index,e=this.attributes;if(t===null||e.position===void 0||e.normal===void 0||e.uv===void 0){Nt("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}let i=e.position,n=e.normal,r=e.uv,o=this.getAttribute("tangent");(o===void 0||o.count!==i.count)&&(o=new oe(new Float32Array(4*i.count),4),this.setAttribute("tangent",o));let a=[],l=[],c=new Uint8Array(i.count);for(let L=0;L<i.count;L++)a[L]=new R,l[L]=new R;let h=new R,d=new R,u=new R,m=new Dt,g=new Dt,x=new Dt,f=new R,p=new R;function M(L,C,D){c[L]=c[C]=c[D]=1,h.fromBufferAttribute(i,L),d.fromBufferAttribute(i,C),u.fromBufferAttribute(i,D),m.fromBufferAttribute(r,L),g.fromBufferAttribute(r,C),x.fromBufferAttribute(r,D),d.sub(h),u.sub(h),g.sub(m),x.sub(m);let F=1/(g.x*x.y-x.x*g.y);isFinite(F)&&(f.copy(d).multiplyScalar(x.y).addScaledVector(u,-g.y).multiplyScalar(F),p.copy(u).multiplyScalar(g.x).addScaledVector(d,-x.x).multiplyScalar(F),a[L].add(f),a[C].add(f),a[D].add(f),l[L].add(p),l[C].add(p),l[D].add(p))}let T=this.groups;T.length===0&&(T=[{start:0,count:t.count}]);for(let L=0,C=T.length;L<C;++L){let D=T[L],F=D.start,z=D.count;for(let I=F,H=F+z;I<H;I+=3)M(t.getX(I+0),t.getX(I+1),t.getX(I+2))}let w=new R,E=new R,b=new R,_=new R;function S(L){b.fromBufferAttribute(n,L),_.copy(b);let C=a[L];w.copy(C),w.sub(b.multiplyScalar(b.dot(C))).normalize(),E.crossVectors(_,C);let F=E.dot(l[L])<0?-1:1;o.setXYZW(L,w.x,w.y,w.z,F)}for(let L=0,C=i.count;L<C;++L)c[L]&&S(L);this._transformed=!0}computeVertexNormals(){let t=this.index,e=this.getAttribute("position");if(e!==void 0){let i=this.getAttribute("normal");if(i===void 0||i.count!==e.count)i=new oe(new Float32Array(e.count*3),3),this.setAttribute("normal",i);else for(let u=0,m=i.count;u<m;u++)i.setXYZ(u,0,0,0);let n=new R,r=new R,o=new R,a=new R,l=new R,c=new R,h=new R,d=new R;if(t)for(let u=0,m=t.count;u<m;u+=3){let g=t.getX(u+0),x=t.getX(u+1),f=t.getX(u+2);n.fromBufferAttribute(e,g),r.fromBufferAttribute(e,x),o.fromBufferAttribute(e,f),h.subVectors(o,r),d.subVectors(n,r),h.cross(d),a.fromBufferAttribute(i,g),l.fromBufferAttribute(i,x),c.fromBufferAttribute(i,f),a.add(h),l.add(h),c.add(h),i.setXYZ(g,a.x,a.y,a.z),i.setXYZ(x,l.x,l.y,l.z),i.setXYZ(f,c.x,c.y,c.z)}else for(let u=0,m=e.count;u<m;u+=3)n.fromBufferAttribute(e,u+0),r.fromBufferAttribute(e,u+1),o.fromBufferAttribute(e,u+2),h.subVectors(o,r),d.subVectors(n,r),h.cross(d),i.setXYZ(u+0,h.x,h.y,h.z),i.setXYZ(u+1,h.x,h.y,h.z),i.setXYZ(u+2,h.x,h.y,h.z);this.normalizeNormals(),i.needsUpdate=!0}}normalizeNormals(){let t=this.attributes.normal;for(let e=0,i=t.count;e<i;e++)Le.fromBufferAttribute(t,e),Le.normalize(),t.setXYZ(e,Le.x,Le.y,Le.z)}toNonIndexed(){function t(a,l){let c=a.array,h=a.itemSize,d=a.normalized,u=new c.constructor(l.length*h),m=0,g=0;for(let x=0,f=l.length;x<f;x++){a.isInterleavedBufferAttribute?m=l[x]*a.data.stride+a.offset:m=l[x]*h;for(let p=0;p<h;p++)u[g++]=c[m++]}return new oe(u,h,d)}if(this.index===null)return Ct("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let e=new s,i=this.index.array,n=this.attributes;for(let a in n){let l=n[a],c=t(l,i);e.setAttribute(a,c)}let r=this.morphAttributes;for(let a in r){let l=[],c=r[a];for(let h=0,d=c.length;h<d;h++){let u=c[h],m=t(u,i);l.push(m)}e.morphAttributes[a]=l}e.morphTargetsRelative=this.morphTargetsRelative;let o=this.groups;for(let a=0,l=o.length;a<l;a++){let c=o[a];e.addGroup(c.start,c.count,c.materialIndex)}return e}toJSON(){let t={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(t.uuid=this.uuid,t.type=this.parameters!==void 0&&this._transformed===!0?"BufferGeometry":this.type,t.name=this.name,Object.keys(this.userData).length>0&&(t.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let l=this.parameters;for(let c in l)l[c]!==void 0&&(t[c]=l[c]);return t}t.data={attributes:{}};let e=this.index;e!==null&&(t.data.index={type:e.array.constructor.name,array:Array.prototype.slice.call(e.array)});let i=this.attributes;for(let l in i){let c=i[l];t.data.attributes[l]=c.toJSON(t.data)}let n={},r=!1;for(let l in this.morphAttributes){let c=this.morphAttributes[l],h=[];for(let d=0,u=c.length;d<u;d++){let m=c[d];h.push(m.toJSON(t.data))}h.length>0&&(n[l]=h,r=!0)}r&&(t.data.morphAttributes=n,t.data.morphTargetsRelative=this.morphTargetsRelative);let o=this.groups;o.length>0&&(t.data.groups=JSON.parse(JSON.stringify(o)));let a=this.boundingSphere;return a!==null&&(t.data.boundingSphere=a.toJSON()),t}clone(){return new this.constructor().copy(this)}copy(t){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let e={};this.name=t.name;let i=t.index;i!==null&&this.setIndex(i.clone());let n=t.attributes;for(let c in n){let h=n[c];this.setAttribute(c,h.clone(e))}let r=t.morphAttributes;for(let c in r){let h=[],d=r[c];for(let u=0,m=d.length;u<m;u++)h.push(d[u].clone(e));this.morphAttributes[c]=h}this.morphTargetsRelative=t.morphTargetsRelative;let o=t.groups;for(let c=0,h=o.length;c<h;c++){let d=o[c];this.addGroup(d.start,d.count,d.materialIndex)}let a=t.boundingBox;a!==null&&(this.boundingBox=a.clone());let l=t.boundingSphere;return l!==null&&(this.boundingSphere=l.clone()),this.drawRange.start=t.drawRange.start,this.drawRange.count=t.drawRange.count,this.userData=t.userData,this._transformed=t._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}},Eo=class{constructor(t,e){this.isInterleavedBuffer=!0,this.array=t,this.stride=e,this.count=t!==void 0?t.length/e:0,this.usage=hh,this.updateRanges=[],this.version=0,this.uuid=fn()}onUploadCallback(){}set needsUpdate(t){t===!0&&this.version++}setUsage(t){return this.usage=t,this}addUpdateRange(t,e){this.updateRanges.push({start:t,count:e})}clearUpdateRanges(){this.updateRanges.length=0}copy(t){return this.array=new t.array.constructor(t.array),this.count=t.count,this.stride=t.stride,this.usage=t.usage,this}copyAt(t,e,i){t*=this.stride,i*=e.stride;for(let n=0,r=this.stride;n<r;n++)this.array[t+n]=e.array[i+n];return this}set(t,e=0){return this.array.set(t,e),this}clone(t){t.arrayBuffers===void 0&&(t.arrayBuffers={});let e=Xu(this.array);t.arrayBuffers[e]===void 0&&(t.arrayBuffers[e]=this.array.slice(0).buffer);let i=new this.array.constructor(t.arrayBuffers[e]),n=new this.constructor(i,this.stride);return n.setUsage(this.usage),n}onUpload(t){return this.onUploadCallback=t,this}toJSON(t){t.arrayBuffers===void 0&&(t.arrayBuffers={});let e=Xu(this.array);t.arrayBuffers[e]===void 0&&(t.arrayBuffers[e]=Array.from(new Uint32Array(this.array.slice(0).buffer)));let i={uuid:this.uuid,buffer:e,type:this.array.constructor.name,stride:this.stride};return i.usage=this.usage,i}};function Xu(s){return s.buffer._uuid===void 0&&(s.buffer._uuid=fn()),s.byteOffset===0&&s.byteLength===s.buffer.byteLength?s.buffer._uuid:s.buffer._uuid+":"+s.byteOffset+":"+s.byteLength}var $e=new R,Zs=class s{constructor(t,e,i,n=!1){this.isInterleavedBufferAttribute=!0,this.name="",this.data=t,this.itemSize=e,this.offset=i,this.normalized=n,this._normalizationScale=t!==void 0?Ia(t.array):void 0}get count(){return this.data.count}get array(){return this.data.array}set needsUpdate(t){this.data.needsUpdate=t}applyMatrix4(t){for(let e=0,i=this.data.count;e<i;e++)$e.fromBufferAttribute(this,e),$e.applyMatrix4(t),this.setXYZ(e,$e.x,$e.y,$e.z);return this}applyNormalMatrix(t){for(let e=0,i=this.count;e<i;e++)$e.fromBufferAttribute(this,e),$e.applyNormalMatrix(t),this.setXYZ(e,$e.x,$e.y,$e.z);return this}transformDirection(t){for(let e=0,i=this.count;e<i;e++)$e.fromBufferAttribute(this,e),$e.transformDirection(t),this.setXYZ(e,$e.x,$e.y,$e.z);return this}getComponent(t,e){let i=this.array[t*this.data.stride+this.offset+e];return this.normalized&&(i=this._denormalize(i)),i}setComponent(t,e,i){return this.normalized&&(i=this._normalize(i)),this.data.array[t*this.data.stride+this.offset+e]=i,this}setX(t,e){return this.normalized&&(e=this._normalize(e)),this.data.array[t*this.data.stride+this.offset]=e,this}setY(t,e){return this.normalized&&(e=this._normalize(e)),this.data.array[t*this.data.stride+this.offset+1]=e,this}setZ(t,e){return this.normalized&&(e=this._normalize(e)),this.data.array[t*this.data.stride+this.offset+2]=e,this}setW(t,e){return this.normalized&&(e=this._normalize(e)),this.data.array[t*this.data.stride+this.offset+3]=e,this}getX(t){let e=this.data.array[t*this.data.stride+this.offset];return this.normalized&&(e=this._denormalize(e)),e}getY(t){let e=this.data.array[t*this.data.stride+this.offset+1];return this.normalized&&(e=this._denormalize(e)),e}getZ(t){let e=this.data.array[t*this.data.stride+this.offset+2];return this.normalized&&(e=this._denormalize(e)),e}getW(t){let e=this.data.array[t*this.data.stride+this.offset+3];return this.normalized&&(e=this._denormalize(e)),e}setXY(t,e,i){return t=t*this.data.stride+this.offset,this.normalized&&(e=this._normalize(e),i=this._normalize(i)),this.data.array[t+0]=e,this.data.array[t+1]=i,this}setXYZ(t,e,i,n){return t=t*this.data.stride+this.offset,this.normalized&&(e=this._normalize(e),i=this._normalize(i),n=this._normalize(n)),this.data.array[t+0]=e,this.data.array[t+1]=i,this.data.array[t+2]=n,this}setXYZW(t,e,i,n,r){return t=t*this.data.stride+this.offset,this.normalized&&(e=this._normalize(e),i=this._normalize(i),n=this._normalize(n),r=this._normalize(r)),this.data.array[t+0]=e,this.data.array[t+1]=i,this.data.array[t+2]=n,this.data.array[t+3]=r,this}clone(t){if(t===void 0){Ws("InterleavedBufferAttribute.clone(): Cloning an interleaved buffer attribute will de-interleave buffer data.");let e=[];for(let i=0;i<this.count;i++){let n=i*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)e.push(this.data.array[n+r])}return new oe(new this.array.constructor(e),this.itemSize,this.normalized)}else return t.interleavedBuffers===void 0&&(t.interleavedBuffers={}),t.interleavedBuffers[this.data.uuid]===void 0&&(t.interleavedBuffers[this.data.uuid]=this.data.clone(t)),new s(t.interleavedBuffers[this.data.uuid],this.itemSize,this.offset,this.normalized)}toJSON(t){if(t===void 0){Ws("InterleavedBufferAttribute.toJSON(): Serializing an interleaved buffer attribute will de-interleave buffer data.");let e=[];for(let i=0;i<this.count;i++){let n=i*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)e.push(this.data.array[n+r])}return{itemSize:this.itemSize,type:this.array.constructor.name,array:e,normalized:this.normalized}}else return t.interleavedBuffers===void 0&&(t.interleavedBuffers={}),t.interleavedBuffers[this.data.uuid]===void 0&&(t.interleavedBuffers[this.data.uuid]=this.data.toJSON(t)),{isInterleavedBufferAttribute:!0,itemSize:this.itemSize,data:this.data.uuid,offset:this.offset,normalized:this.normalized}}_denormalize(t){let e=this._normalizationScale;return e!==void 0?Math.max(t/e,-1):ph(t,this.data.array)}_normalize(t){let e=this._normalizationScale;return e!==void 0?Math.round(t*e):mh(t,this.data.array)}},Ac=new R,Nm=new R,Dm=new Ut,ii=class{constructor(t=new R(1,0,0),e=0){this.isPlane=!0,this.normal=t,this.constant=e}set(t,e){return this.normal.copy(t),this.constant=e,this}setComponents(t,e,i,n){return this.normal.set(t,e,i),this.constant=n,this}setFromNormalAndCoplanarPoint(t,e){return this.normal.copy(t),this.constant=-e.dot(this.normal),this}setFromCoplanarPoints(t,e,i){let n=Ac.subVectors(i,e).cross(Nm.subVectors(t,e)).normalize();return this.setFromNormalAndCoplanarPoint(n,t),this}copy(t){return this.normal.copy(t.normal),this.constant=t.constant,this}normalize(){let t=1/this.normal.length();return this.normal.multiplyScalar(t),this.constant*=t,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(t){return this.normal.dot(t)+this.constant}distanceToSphere(t){return this.distanceToPoint(t.center)-t.radius}projectPoint(t,e){return e.copy(t).addScaledVector(this.normal,-this.distanceToPoint(t))}intersectLine(t,e,i=!0){let n=t.delta(Ac),r=this.normal.dot(n);if(r===0)return this.distanceToPoint(t.start)===0?e.copy(t.start):null;let o=-(t.start.dot(this.normal)+this.constant)/r;return i===!0&&(o<0||o>1)?null:e.copy(t.start).addScaledVector(n,o)}intersectsLine(t){let e=this.distanceToPoint(t.start),i=this.distanceToPoint(t.end);return e<0&&i>0||i<0&&e>0}intersectsBox(t){return t.intersectsPlane(this)}intersectsSphere(t){return t.intersectsPlane(this)}coplanarPoint(t){return t.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(t,e){let i=e||Dm.getNormalMatrix(t),n=this.coplanarPoint(Ac).applyMatrix4(t),r=this.normal.applyMatrix3(i).normalize();return this.constant=-n.dot(r),this}translate(t){return this.constant-=t.dot(this.normal),this}equals(t){return t.normal.equals(this.normal)&&t.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(t){return this.normal.fromArray(t.normal),this.constant=t.constant,this}},Um=0,Li=class extends Ri{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:Um++}),this.uuid=fn(),this.name="",this.type="Material",this.blending=ds,this.side=un,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=Hc,this.blendDst=Wc,this.blendEquation=Cn,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Ht(0,0,0),this.blendAlpha=0,this.depthFunc=es,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=kd,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=ho,this.stencilZFail=ho,this.stencilZPass=ho,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(t){this._alphaTest>0!=t>0&&this.version++,this._alphaTest=t}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(t){if(t!==void 0)for(let e in t){let i=t[e];if(i===void 0){Ct(`Material: parameter '${e}' has value of undefined.`);continue}let n=this[e];if(n===void 0){Ct(`Material: '${e}' is not a property of THREE.${this.type}.`);continue}n&&n.isColor?n.set(i):n&&n.isVector2&&i&&i.isVector2||n&&n.isEuler&&i&&i.isEuler||n&&n.isVector3&&i&&i.isVector3?n.copy(i):this[e]=i}}toJSON(t){let e=t===void 0||typeof t=="string";e&&(t={textures:{},images:{}});let i={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};i.uuid=this.uuid,i.type=this.type,i.blending=this.blending,i.side=this.side,i.shadowSide=this.shadowSide,i.vertexColors=this.vertexColors,i.opacity=this.opacity,i.transparent=this.transparent,i.blendSrc=this.blendSrc,i.blendDst=this.blendDst,i.blendEquation=this.blendEquation,i.blendSrcAlpha=this.blendSrcAlpha,i.blendDstAlpha=this.blendDstAlpha,i.blendEquationAlpha=this.blendEquationAlpha,i.blendColor=this.blendColor.getHex(),i.blendAlpha=this.blendAlpha,i.depthFunc=this.depthFunc,i.depthTest=this.depthTest,i.depthWrite=this.depthWrite,i.colorWrite=this.colorWrite,i.clipIntersection=this.clipIntersection,i.clipShadows=this.clipShadows,i.stencilWriteMask=this.stencilWriteMask,i.stencilFunc=this.stencilFunc,i.stencilRef=this.stencilRef,i.stencilFuncMask=this.stencilFuncMask,i.stencilFail=this.stencilFail,i.stencilZFail=this.stencilZFail,i.stencilZPass=this.stencilZPass,i.stencilWrite=this.stencilWrite,i.polygonOffset=this.polygonOffset,i.polygonOffsetFactor=this.polygonOffsetFactor,i.polygonOffsetUnits=this.polygonOffsetUnits,i.dithering=this.dithering,i.alphaTest=this.alphaTest,i.alphaHash=this.alphaHash,i.alphaToCoverage=this.alphaToCoverage,i.premultipliedAlpha=this.premultipliedAlpha,i.forceSinglePass=this.forceSinglePass,i.allowOverride=this.allowOverride,i.visible=this.visible,i.toneMapped=this.toneMapped,i.name=this.name,this.color&&this.color.isColor&&(i.color=this.color.getHex()),this.roughness!==void 0&&(i.roughness=this.roughness),this.metalness!==void 0&&(i.metalness=this.metalness),this.sheen!==void 0&&(i.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(i.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(i.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(i.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(i.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(i.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(i.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(i.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(i.shininess=this.shininess),this.clearcoat!==void 0&&(i.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(i.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(i.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(i.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(t).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(i.clearcoatMap=this.clearcoatMap.toJSON(t).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(i.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(t).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(i.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(t).uuid,i.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(i.sheenColorMap=this.sheenColorMap.toJSON(t).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(i.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(t).uuid),this.dispersion!==void 0&&(i.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(i.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(i.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(i.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(i.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(i.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(i.iridescenceMap=this.iridescenceMap.toJSON(t).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(i.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(t).uuid),this.anisotropy!==void 0&&(i.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(i.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(i.anisotropyMap=this.anisotropyMap.toJSON(t).uuid),this.map&&this.map.isTexture&&(i.map=this.map.toJSON(t).uuid),this.matcap&&this.matcap.isTexture&&(i.matcap=this.matcap.toJSON(t).uuid),this.alphaMap&&this.alphaMap.isTexture&&(i.alphaMap=this.alphaMap.toJSON(t).uuid),this.lightMap&&this.lightMap.isTexture&&(i.lightMap=this.lightMap.toJSON(t).uuid,i.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(i.aoMap=this.aoMap.toJSON(t).uuid,i.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(i.bumpMap=this.bumpMap.toJSON(t).uuid,i.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(i.normalMap=this.normalMap.toJSON(t).uuid,i.normalMapType=this.normalMapType,i.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(i.displacementMap=this.displacementMap.toJSON(t).uuid,i.displacementScale=this.displacementScale,i.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(i.roughnessMap=this.roughnessMap.toJSON(t).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(i.metalnessMap=this.metalnessMap.toJSON(t).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(i.emissiveMap=this.emissiveMap.toJSON(t).uuid),this.specularMap&&this.specularMap.isTexture&&(i.specularMap=this.specularMap.toJSON(t).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(i.specularIntensityMap=this.specularIntensityMap.toJSON(t).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(i.specularColorMap=this.specularColorMap.toJSON(t).uuid),this.envMap&&this.envMap.isTexture&&(i.envMap=this.envMap.toJSON(t).uuid,this.combine!==void 0&&(i.combine=this.combine)),this.envMapRotation!==void 0&&(i.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(i.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(i.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(i.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(i.gradientMap=this.gradientMap.toJSON(t).uuid),this.transmission!==void 0&&(i.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(i.transmissionMap=this.transmissionMap.toJSON(t).uuid),this.thickness!==void 0&&(i.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(i.thicknessMap=this.thicknessMap.toJSON(t).uuid),this.attenuationDistance!==void 0&&(i.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(i.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(i.size=this.size),this.sizeAttenuation!==void 0&&(i.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(i.clippingPlanes=this.clippingPlanes.map(r=>r.toJSON())),this.rotation!==void 0&&(i.rotation=this.rotation),this.depthPacking!==void 0&&(i.depthPacking=this.depthPacking),this.linewidth!==void 0&&(i.linewidth=this.linewidth),this.linecap!==void 0&&(i.linecap=this.linecap),this.linejoin!==void 0&&(i.linejoin=this.linejoin),this.dashSize!==void 0&&(i.dashSize=this.dashSize),this.gapSize!==void 0&&(i.gapSize=this.gapSize),this.scale!==void 0&&(i.scale=this.scale),this.wireframe!==void 0&&(i.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(i.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(i.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(i.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(i.flatShading=this.flatShading),this.fog!==void 0&&(i.fog=this.fog),Object.keys(this.userData).length>0&&(i.userData=this.userData);function n(r){let o=[];for(let a in r){let l=r[a];delete l.metadata,o.push(l)}return o}if(e){let r=n(t.textures),o=n(t.images);r.length>0&&(i.textures=r),o.length>0&&(i.images=o)}return i}fromJSON(t,e){if(t.uuid!==void 0&&(this.uuid=t.uuid),t.name!==void 0&&(this.name=t.name),t.color!==void 0&&this.color!==void 0&&this.color.setHex(t.color),t.roughness!==void 0&&(this.roughness=t.roughness),t.metalness!==void 0&&(this.metalness=t.metalness),t.sheen!==void 0&&(this.sheen=t.sheen),t.sheenColor!==void 0&&(this.sheenColor=new Ht().setHex(t.sheenColor)),t.sheenRoughness!==void 0&&(this.sheenRoughness=t.sheenRoughness),t.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(t.emissive),t.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(t.specular),t.specularIntensity!==void 0&&(this.specularIntensity=t.specularIntensity),t.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(t.specularColor),t.shininess!==void 0&&(this.shininess=t.shininess),t.clearcoat!==void 0&&(this.clearcoat=t.clearcoat),t.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=t.clearcoatRoughness),t.diffuseRoughness!==void 0&&(this.diffuseRoughness=t.diffuseRoughness),t.dispersion!==void 0&&(this.dispersion=t.dispersion),t.retroreflectivity!==void 0&&(this.retroreflectivity=t.retroreflectivity),t.iridescence!==void 0&&(this.iridescence=t.iridescence),t.iridescenceIOR!==void 0&&(this.iridescenceIOR=t.iridescenceIOR),t.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=t.iridescenceThicknessMinimum),t.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=t.iridescenceThicknessMaximum),t.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=t.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=t.iridescenceThicknessRange[1]),t.transmission!==void 0&&(this.transmission=t.transmission),t.thickness!==void 0&&(this.thickness=t.thickness),t.attenuationDistance!==void 0&&(this.attenuationDistance=t.attenuationDistance),t.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(t.attenuationColor),t.anisotropy!==void 0&&(this.anisotropy=t.anisotropy),t.anisotropyRotation!==void 0&&(this.anisotropyRotation=t.anisotropyRotation),t.fog!==void 0&&(this.fog=t.fog),t.flatShading!==void 0&&(this.flatShading=t.flatShading),t.blending!==void 0&&(this.blending=t.blending),t.combine!==void 0&&(this.combine=t.combine),t.side!==void 0&&(this.side=t.side),t.shadowSide!==void 0&&(this.shadowSide=t.shadowSide),t.opacity!==void 0&&(this.opacity=t.opacity),t.transparent!==void 0&&(this.transparent=t.transparent),t.alphaTest!==void 0&&(this.alphaTest=t.alphaTest),t.alphaHash!==void 0&&(this.alphaHash=t.alphaHash),t.depthFunc!==void 0&&(this.depthFunc=t.depthFunc),t.depthTest!==void 0&&(this.depthTest=t.depthTest),t.depthWrite!==void 0&&(this.depthWrite=t.depthWrite),t.colorWrite!==void 0&&(this.colorWrite=t.colorWrite),t.clippingPlanes!==void 0&&(this.clippingPlanes=t.clippingPlanes.map(i=>new ii().fromJSON(i))),t.clipIntersection!==void 0&&(this.clipIntersection=t.clipIntersection),t.clipShadows!==void 0&&(this.clipShadows=t.clipShadows),t.depthPacking!==void 0&&(this.depthPacking=t.depthPacking),t.blendSrc!==void 0&&(this.blendSrc=t.blendSrc),t.blendDst!==void 0&&(this.blendDst=t.blendDst),t.blendEquation!==void 0&&(this.blendEquation=t.blendEquation),t.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=t.blendSrcAlpha),t.blendDstAlpha!==void 0&&(this.blendDstAlpha=t.blendDstAlpha),t.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=t.blendEquationAlpha),t.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(t.blendColor),t.blendAlpha!==void 0&&(this.blendAlpha=t.blendAlpha),t.stencilWriteMask!==void 0&&(this.stencilWriteMask=t.stencilWriteMask),t.stencilFunc!==void 0&&(this.stencilFunc=t.stencilFunc),t.stencilRef!==void 0&&(this.stencilRef=t.stencilRef),t.stencilFuncMask!==void 0&&(this.stencilFuncMask=t.stencilFuncMask),t.stencilFail!==void 0&&(this.stencilFail=t.stencilFail),t.stencilZFail!==void 0&&(this.stencilZFail=t.stencilZFail),t.stencilZPass!==void 0&&(this.stencilZPass=t.stencilZPass),t.stencilWrite!==void 0&&(this.stencilWrite=t.stencilWrite),t.wireframe!==void 0&&(this.wireframe=t.wireframe),t.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=t.wireframeLinewidth),t.wireframeLinecap!==void 0&&(this.wireframeLinecap=t.wireframeLinecap),t.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=t.wireframeLinejoin),t.rotation!==void 0&&(this.rotation=t.rotation),t.linewidth!==void 0&&(this.linewidth=t.linewidth),t.linecap!==void 0&&(this.linecap=t.linecap),t.linejoin!==void 0&&(this.linejoin=t.linejoin),t.dashSize!==void 0&&(this.dashSize=t.dashSize),t.gapSize!==void 0&&(this.gapSize=t.gapSize),t.scale!==void 0&&(this.scale=t.scale),t.polygonOffset!==void 0&&(this.polygonOffset=t.polygonOffset),t.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=t.polygonOffsetFactor),t.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=t.polygonOffsetUnits),t.dithering!==void 0&&(this.dithering=t.dithering),t.alphaToCoverage!==void 0&&(this.alphaToCoverage=t.alphaToCoverage),t.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=t.premultipliedAlpha),t.forceSinglePass!==void 0&&(this.forceSinglePass=t.forceSinglePass),t.allowOverride!==void 0&&(this.allowOverride=t.allowOverride),t.visible!==void 0&&(this.visible=t.visible),t.toneMapped!==void 0&&(this.toneMapped=t.toneMapped),t.userData!==void 0&&(this.userData=t.userData),t.vertexColors!==void 0&&(typeof t.vertexColors=="number"?this.vertexColors=t.vertexColors>0:this.vertexColors=t.vertexColors),t.size!==void 0&&(this.size=t.size),t.sizeAttenuation!==void 0&&(this.sizeAttenuation=t.sizeAttenuation),t.map!==void 0&&(this.map=e[t.map]||null),t.matcap!==void 0&&(this.matcap=e[t.matcap]||null),t.alphaMap!==void 0&&(this.alphaMap=e[t.alphaMap]||null),t.bumpMap!==void 0&&(this.bumpMap=e[t.bumpMap]||null),t.bumpScale!==void 0&&(this.bumpScale=t.bumpScale),t.normalMap!==void 0&&(this.normalMap=e[t.normalMap]||null),t.normalMapType!==void 0&&(this.normalMapType=t.normalMapType),t.normalScale!==void 0){let i=t.normalScale;Array.isArray(i)===!1&&(i=[i,i]),this.normalScale=new Dt().fromArray(i)}return t.displacementMap!==void 0&&(this.displacementMap=e[t.displacementMap]||null),t.displacementScale!==void 0&&(this.displacementScale=t.displacementScale),t.displacementBias!==void 0&&(this.displacementBias=t.displacementBias),t.roughnessMap!==void 0&&(this.roughnessMap=e[t.roughnessMap]||null),t.metalnessMap!==void 0&&(this.metalnessMap=e[t.metalnessMap]||null),t.emissiveMap!==void 0&&(this.emissiveMap=e[t.emissiveMap]||null),t.emissiveIntensity!==void 0&&(this.emissiveIntensity=t.emissiveIntensity),t.specularMap!==void 0&&(this.specularMap=e[t.specularMap]||null),t.specularIntensityMap!==void 0&&(this.specularIntensityMap=e[t.specularIntensityMap]||null),t.specularColorMap!==void 0&&(this.specularColorMap=e[t.specularColorMap]||null),t.envMap!==void 0&&(this.envMap=e[t.envMap]||null),t.envMapRotation!==void 0&&this.envMapRotation.fromArray(t.envMapRotation),t.envMapIntensity!==void 0&&(this.envMapIntensity=t.envMapIntensity),t.reflectivity!==void 0&&(this.reflectivity=t.reflectivity),t.refractionRatio!==void 0&&(this.refractionRatio=t.refractionRatio),t.lightMap!==void 0&&(this.lightMap=e[t.lightMap]||null),t.lightMapIntensity!==void 0&&(this.lightMapIntensity=t.lightMapIntensity),t.aoMap!==void 0&&(this.aoMap=e[t.aoMap]||null),t.aoMapIntensity!==void 0&&(this.aoMapIntensity=t.aoMapIntensity),t.gradientMap!==void 0&&(this.gradientMap=e[t.gradientMap]||null),t.clearcoatMap!==void 0&&(this.clearcoatMap=e[t.clearcoatMap]||null),t.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=e[t.clearcoatRoughnessMap]||null),t.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=e[t.clearcoatNormalMap]||null),t.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new Dt().fromArray(t.clearcoatNormalScale)),t.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=e[t.diffuseRoughnessMap]||null),t.iridescenceMap!==void 0&&(this.iridescenceMap=e[t.iridescenceMap]||null),t.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=e[t.iridescenceThicknessMap]||null),t.transmissionMap!==void 0&&(this.transmissionMap=e[t.transmissionMap]||null),t.thicknessMap!==void 0&&(this.thicknessMap=e[t.thicknessMap]||null),t.anisotropyMap!==void 0&&(this.anisotropyMap=e[t.anisotropyMap]||null),t.sheenColorMap!==void 0&&(this.sheenColorMap=e[t.sheenColorMap]||null),t.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=e[t.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(t){this.name=t.name,this.blending=t.blending,this.side=t.side,this.vertexColors=t.vertexColors,this.opacity=t.opacity,this.transparent=t.transparent,this.blendSrc=t.blendSrc,this.blendDst=t.blendDst,this.blendEquation=t.blendEquation,this.blendSrcAlpha=t.blendSrcAlpha,this.blendDstAlpha=t.blendDstAlpha,this.blendEquationAlpha=t.blendEquationAlpha,this.blendColor.copy(t.blendColor),this.blendAlpha=t.blendAlpha,this.depthFunc=t.depthFunc,this.depthTest=t.depthTest,this.depthWrite=t.depthWrite,this.stencilWriteMask=t.stencilWriteMask,this.stencilFunc=t.stencilFunc,this.stencilRef=t.stencilRef,this.stencilFuncMask=t.stencilFuncMask,this.stencilFail=t.stencilFail,this.stencilZFail=t.stencilZFail,this.stencilZPass=t.stencilZPass,this.stencilWrite=t.stencilWrite;let e=t.clippingPlanes,i=null;if(e!==null){let n=e.length;i=new Array(n);for(let r=0;r!==n;++r)i[r]=e[r].clone()}return this.clippingPlanes=i,this.clipIntersection=t.clipIntersection,this.clipShadows=t.clipShadows,this.shadowSide=t.shadowSide,this.colorWrite=t.colorWrite,this.precision=t.precision,this.polygonOffset=t.polygonOffset,this.polygonOffsetFactor=t.polygonOffsetFactor,this.polygonOffsetUnits=t.polygonOffsetUnits,this.dithering=t.dithering,this.alphaTest=t.alphaTest,this.alphaHash=t.alphaHash,this.alphaToCoverage=t.alphaToCoverage,this.premultipliedAlpha=t.premultipliedAlpha,this.forceSinglePass=t.forceSinglePass,this.allowOverride=t.allowOverride,this.visible=t.visible,this.toneMapped=t.toneMapped,this.userData=JSON.parse(JSON.stringify(t.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(t){t===!0&&this.version++}},as=class extends Li{constructor(t){super(),this.isSpriteMaterial=!0,this.type="SpriteMaterial",this.color=new Ht(16777215),this.map=null,this.alphaMap=null,this.rotation=0,this.sizeAttenuation=!0,this.transparent=!0,this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.alphaMap=t.alphaMap,this.rotation=t.rotation,this.sizeAttenuation=t.sizeAttenuation,this.fog=t.fog,this}},qn,Ps=new R,Yn=new R,$n=new R,Zn=new Dt,Is=new Dt,Jd=new Zt,Vr=new R,Ls=new R,Hr=new R,qu=new Dt,Tc=new Dt,Yu=new Dt,Js=class extends Je{constructor(t=new as){if(super(),this.isSprite=!0,this.type="Sprite",qn===void 0){qn=new ge;let e=new Float32Array([-.5,-.5,0,0,0,.5,-.5,0,1,0,.5,.5,0,1,1,-.5,.5,0,0,1]),i=new Eo(e,5);qn.setIndex([0,1,2,0,2,3]),qn.setAttribute("position",new Zs(i,3,0,!1)),qn.setAttribute("uv",new Zs(i,2,3,!1))}this.geometry=qn,this.material=t,this.center=new Dt(.5,.5),this.count=1}intersectsFrustum(t){return t.intersectsSprite(this)}raycast(t,e){t.camera===null&&Nt('Sprite: "Raycaster.camera" needs to be set in order to raycast against sprites.'),Yn.setFromMatrixScale(this.matrixWorld),Jd.copy(t.camera.matrixWorld),this.modelViewMatrix.multiplyMatrices(t.camera.matrixWorldInverse,this.matrixWorld),$n.setFromMatrixPosition(this.modelViewMatrix),t.camera.isPerspectiveCamera&&this.material.sizeAttenuation===!1&&Yn.multiplyScalar(-$n.z);let i=this.material.rotation,n,r;i!==0&&(r=Math.cos(i),n=Math.sin(i));let o=this.center;Wr(Vr.set(-.5,-.5,0),$n,o,Yn,n,r),Wr(Ls.set(.5,-.5,0),$n,o,Yn,n,r),Wr(Hr.set(.5,.5,0),$n,o,Yn,n,r),qu.set(0,0),Tc.set(1,0),Yu.set(1,1);let a=t.ray.intersectTriangle(Vr,Ls,Hr,!1,Ps);if(a===null&&(Wr(Ls.set(-.5,.5,0),$n,o,Yn,n,r),Tc.set(0,1),a=t.ray.intersectTriangle(Vr,Hr,Ls,!1,Ps),a===null))return;let l=t.ray.origin.distanceTo(Ps);l<t.near||l>t.far||e.push({distance:l,point:Ps.clone(),uv:Xi.getInterpolation(Ps,Vr,Ls,Hr,qu,Tc,Yu,new Dt),face:null,object:this})}copy(t,e){return super.copy(t,e),t.center!==void 0&&this.center.copy(t.center),this.material=t.material,this}toJSON(t){let e=super.toJSON(t);return e.object.center=this.center.toArray(),e}};function Wr(s,t,e,i,n,r){Zn.subVectors(s,e).addScalar(.5).multiply(i),n!==void 0?(Is.x=r*Zn.x-n*Zn.y,Is.y=n*Zn.x+r*Zn.y):Is.copy(Zn),s.copy(t),s.x+=Is.x,s.y+=Is.y,s.applyMatrix4(Jd)}var Wi=new R,Rc=new R,Xr=new R,qr=new R,Sn=class{constructor(t=new R,e=new R(0,0,-1)){this.origin=t,this.direction=e}set(t,e){return this.origin.copy(t),this.direction.copy(e),this}copy(t){return this.origin.copy(t.origin),this.direction.copy(t.direction),this}at(t,e){return e.copy(this.origin).addScaledVector(this.direction,t)}lookAt(t){return this.direction.copy(t).sub(this.origin).normalize(),this}recast(t){return this.origin.copy(this.at(t,Wi)),this}closestPointToPoint(t,e){e.subVectors(t,this.origin);let i=e.dot(this.direction);return i<0?e.copy(this.origin):e.copy(this.origin).addScaledVector(this.direction,i)}distanceToPoint(t){return Math.sqrt(this.distanceSqToPoint(t))}distanceSqToPoint(t){let e=Wi.subVectors(t,this.origin).dot(this.direction);return e<0?this.origin.distanceToSquared(t):(Wi.copy(this.origin).addScaledVector(this.direction,e),Wi.distanceToSquared(t))}distanceSqToSegment(t,e,i,n){Rc.copy(t).add(e).multiplyScalar(.5),Xr.copy(e).sub(t).normalize(),qr.copy(this.origin).sub(Rc);let r=t.distanceTo(e)*.5,o=-this.direction.dot(Xr),a=qr.dot(this.direction),l=-qr.dot(Xr),c=qr.lengthSq(),h=Math.abs(1-o*o),d,u,m,g;if(h>0)if(d=o*l-a,u=o*a-l,g=r*h,d>=0)if(u>=-g)if(u<=g){let x=1/h;d*=x,u*=x,m=d*(d+o*u+2*a)+u*(o*d+u+2*l)+c}else u=r,d=Math.max(0,-(o*u+a)),m=-d*d+u*(u+2*l)+c;else u=-r,d=Math.max(0,-(o*u+a)),m=-d*d+u*(u+2*l)+c;else u<=-g?(d=Math.max(0,-(-o*r+a)),u=d>0?-r:Math.min(Math.max(-r,-l),r),m=-d*d+u*(u+2*l)+c):u<=g?(d=0,u=Math.min(Math.max(-r,-l),r),m=u*(u+2*l)+c):(d=Math.max(0,-(o*r+a)),u=d>0?r:Math.min(Math.max(-r,-l),r),m=-d*d+u*(u+2*l)+c);else u=o>0?-r:r,d=Math.max(0,-(o*u+a)),m=-d*d+u*(u+2*l)+c;return i&&i.copy(this.origin).addScaledVector(this.direction,d),n&&n.copy(Rc).addScaledVector(Xr,u),m}intersectSphere(t,e){if(t.radius<0)return null;Wi.subVectors(t.center,this.origin);let i=Wi.dot(this.direction),n=Wi.dot(Wi)-i*i,r=t.radius*t.radius;if(n>r)return null;let o=Math.sqrt(r-n),a=i-o,l=i+o;return l<0?null:a<0?this.at(l,e):this.at(a,e)}intersectsSphere(t){return t.radius<0?!1:this.distanceSqToPoint(t.center)<=t.radius*t.radius}distanceToPlane(t){let e=t.normal.dot(this.direction);if(e===0)return t.distanceToPoint(this.origin)===0?0:null;let i=-(this.origin.dot(t.normal)+t.constant)/e;return i>=0?i:null}intersectPlane(t,e){let i=this.distanceToPlane(t);return i===null?null:this.at(i,e)}intersectsPlane(t){let e=t.distanceToPoint(this.origin);return e===0||t.normal.dot(this.direction)*e<0}intersectBox(t,e){let i,n,r,o,a,l,c=1/this.direction.x,h=1/this.direction.y,d=1/this.direction.z,u=this.origin;return c>=0?(i=(t.min.x-u.x)*c,n=(t.max.x-u.x)*c):(i=(t.max.x-u.x)*c,n=(t.min.x-u.x)*c),h>=0?(r=(t.min.y-u.y)*h,o=(t.max.y-u.y)*h):(r=(t.max.y-u.y)*h,o=(t.min.y-u.y)*h),i>o||r>n||((r>i||isNaN(i))&&(i=r),(o<n||isNaN(n))&&(n=o),d>=0?(a=(t.min.z-u.z)*d,l=(t.max.z-u.z)*d):(a=(t.max.z-u.z)*d,l=(t.min.z-u.z)*d),i>l||a>n)||((a>i||i!==i)&&(i=a),(l<n||n!==n)&&(n=l),n<0)?null:this.at(i>=0?i:n,e)}intersectsBox(t){return this.intersectBox(t,Wi)!==null}intersectTriangle(t,e,i,n,r){let o=this.origin,a=this.direction,l=a.x,c=a.y,h=a.z,d=t.x-o.x,u=t.y-o.y,m=t.z-o.z,g=e.x-o.x,x=e.y-o.y,f=e.z-o.z,p=i.x-o.x,M=i.y-o.y,T=i.z-o.z,w=Math.abs(l),E=Math.abs(c),b=Math.abs(h),_,S,L,C,D,F,z,I,H,X,G,et;if(w>=E&&w>=b?(L=l,F=d,H=g,et=p,l>=0?(_=c,S=h,C=u,D=m,z=x,I=f,X=M,G=T):(_=h,S=c,C=m,D=u,z=f,I=x,X=T,G=M)):E>=b?(L=c,F=u,H=x,et=M,c>=0?(_=h,S=l,C=m,D=d,z=f,I=g,X=T,G=p):(_=l,S=h,C=d,D=m,z=g,I=f,X=p,G=T)):(L=h,F=m,H=f,et=T,h>=0?(_=l,S=c,C=d,D=u,z=g,I=x,X=p,G=M):(_=c,S=l,C=u,D=d,z=x,I=g,X=M,G=p)),L===0)return null;let W=_/L,j=S/L,tt=1/L,yt=C-W*F,At=D-j*F,Y=z-W*H,ht=I-j*H,xt=X-W*et,bt=G-j*et,pt=xt*ht-bt*Y,Pt=yt*bt-At*xt,ae=Y*At-ht*yt;if(n){if(pt<0||Pt<0||ae<0)return null}else if((pt<0||Pt<0||ae<0)&&(pt>0||Pt>0||ae>0))return null;let Tt=pt+Pt+ae;if(Tt===0)return null;let Wt=tt*(pt*F+Pt*H+ae*et);return(Tt>0?Wt<0:Wt>0)?null:this.at(Wt/Tt,r)}applyMatrix4(t){return this.origin.applyMatrix4(t),this.direction.transformDirection(t),this}equals(t){return t.origin.equals(this.origin)&&t.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},Ke=class extends Li{constructor(t){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Ht(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new Ci,this.combine=Xc,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.lightMap=t.lightMap,this.lightMapIntensity=t.lightMapIntensity,this.aoMap=t.aoMap,this.aoMapIntensity=t.aoMapIntensity,this.specularMap=t.specularMap,this.alphaMap=t.alphaMap,this.envMap=t.envMap,this.envMapRotation.copy(t.envMapRotation),this.combine=t.combine,this.reflectivity=t.reflectivity,this.refractionRatio=t.refractionRatio,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.wireframeLinecap=t.wireframeLinecap,this.wireframeLinejoin=t.wireframeLinejoin,this.fog=t.fog,this}},$u=new Zt,vn=new Sn,Yr=new Ii,Zu=new R,$r=new R,Zr=new R,Jr=new R,Cc=new R,Kr=new R,Ju=new R,jr=new R,ee=class extends Je{constructor(t=new ge,e=new Ke){super(),this.isMesh=!0,this.type="Mesh",this.geometry=t,this.material=e,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(t,e){return super.copy(t,e),t.morphTargetInfluences!==void 0?this.morphTargetInfluences=t.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,t.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},t.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}updateMorphTargets(){let e=this.geometry.morphAttributes,i=Object.keys(e);if(i.length>0){let n=e[i[0]];if(n!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=n.length;r<o;r++){let a=n[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}getVertexPosition(t,e){let i=this.geometry,n=i.attributes.position,r=i.morphAttributes.position,o=i.morphTargetsRelative;e.fromBufferAttribute(n,t);let a=this.morphTargetInfluences;if(r&&a){Kr.set(0,0,0);for(let l=0,c=r.length;l<c;l++){let h=a[l],d=r[l];h!==0&&(Cc.fromBufferAttribute(d,t),o?Kr.addScaledVector(Cc,h):Kr.addScaledVector(Cc.sub(e),h))}e.add(Kr)}return e}intersectsFrustum(t){return t.intersectsObject(this)}raycast(t,e){let i=this.geometry,n=this.material,r=this.matrixWorld;n!==void 0&&(i.boundingSphere===null&&i.computeBoundingSphere(),Yr.copy(i.boundingSphere),Yr.applyMatrix4(r),vn.copy(t.ray).recast(t.near),!(Yr.containsPoint(vn.origin)===!1&&(vn.intersectSphere(Yr,Zu)===null||vn.origin.distanceToSquared(Zu)>(t.far-t.near)**2))&&($u.copy(r).invert(),vn.copy(t.ray).applyMatrix4($u),!(i.boundingBox!==null&&vn.intersectsBox(i.boundingBox)===!1)&&this._computeIntersections(t,e,vn)))}_computeIntersections(t,e,i){let n,r=this.geometry,o=this.material,a=r.index,l=r.attributes.position,c=r.attributes.uv,h=r.attributes.uv1,d=r.attributes.normal,u=r.groups,m=r.drawRange;if(a!==null)if(Array.isArray(o))for(let g=0,x=u.length;g<x;g++){let f=u[g],p=o[f.materialIndex],M=Math.max(f.start,m.start),T=Math.min(a.count,Math.min(f.start+f.count,m.start+m.count));for(let w=M,E=T;w<E;w+=3){let b=a.getX(w),_=a.getX(w+1),S=a.getX(w+2);n=Qr(this,p,t,i,c,h,d,b,_,S),n&&(n.faceIndex=Math.floor(w/3),n.face.materialIndex=f.materialIndex,e.push(n))}}else{let g=Math.max(0,m.start),x=Math.min(a.count,m.start+m.count);for(let f=g,p=x;f<p;f+=3){let M=a.getX(f),T=a.getX(f+1),w=a.getX(f+2);n=Qr(this,o,t,i,c,h,d,M,T,w),n&&(n.faceIndex=Math.floor(f/3),e.push(n))}}else if(l!==void 0)if(Array.isArray(o))for(let g=0,x=u.length;g<x;g++){let f=u[g],p=o[f.materialIndex],M=Math.max(f.start,m.start),T=Math.min(l.count,Math.min(f.start+f.count,m.start+m.count));for(let w=M,E=T;w<E;w+=3){let b=w,_=w+1,S=w+2;n=Qr(this,p,t,i,c,h,d,b,_,S),n&&(n.faceIndex=Math.floor(w/3),n.face.materialIndex=f.materialIndex,e.push(n))}}else{let g=Math.max(0,m.start),x=Math.min(l.count,m.start+m.count);for(let f=g,p=x;f<p;f+=3){let M=f,T=f+1,w=f+2;n=Qr(this,o,t,i,c,h,d,M,T,w),n&&(n.faceIndex=Math.floor(f/3),e.push(n))}}}};function Fm(s,t,e,i,n,r,o,a){let l;if(t.side===Oe?l=i.intersectTriangle(o,r,n,!0,a):l=i.intersectTriangle(n,r,o,t.side===un,a),l===null)return null;jr.copy(a),jr.applyMatrix4(s.matrixWorld);let c=e.ray.origin.distanceTo(jr);return c<e.near||c>e.far?null:{distance:c,point:jr.clone(),object:s}}function Qr(s,t,e,i,n,r,o,a,l,c){s.getVertexPosition(a,$r),s.getVertexPosition(l,Zr),s.getVertexPosition(c,Jr);let h=Fm(s,t,e,i,$r,Zr,Jr,Ju);if(h){let d=new R;Xi.getBarycoord(Ju,$r,Zr,Jr,d),n&&(h.uv=Xi.getInterpolatedAttribute(n,a,l,c,d,new Dt)),r&&(h.uv1=Xi.getInterpolatedAttribute(r,a,l,c,d,new Dt)),o&&(h.normal=Xi.getInterpolatedAttribute(o,a,l,c,d,new R),h.normal.dot(i.direction)>0&&h.normal.multiplyScalar(-1));let u={a,b:l,c,normal:new R,materialIndex:0};Xi.getNormal($r,Zr,Jr,u.normal),h.face=u,h.barycoord=d}return h}var Ks=class extends Fe{constructor(t=null,e=1,i=1,n,r,o,a,l,c=Ne,h=Ne,d,u){super(null,o,a,l,c,h,n,r,d,u),this.isDataTexture=!0,this.image={data:t,width:e,height:i},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}};var js=class extends oe{constructor(t,e,i,n=1){super(t,e,i),this.isInstancedBufferAttribute=!0,this.meshPerAttribute=n}copy(t){return super.copy(t),this.meshPerAttribute=t.meshPerAttribute,this}toJSON(){let t=super.toJSON();return t.meshPerAttribute=this.meshPerAttribute,t.isInstancedBufferAttribute=!0,t}},Jn=new Zt,Ku=new Zt,to=[],ju=new Pi,Om=new Zt,Ns=new ee,Ds=new Ii,Qs=class extends ee{constructor(t,e,i){super(t,e),this.isInstancedMesh=!0,this.instanceMatrix=new js(new Float32Array(i*16),16),this.instanceColor=null,this.morphTexture=null,this.count=i,this.boundingBox=null,this.boundingSphere=null;for(let n=0;n<i;n++)this.setMatrixAt(n,Om)}computeBoundingBox(){let t=this.geometry,e=this.count;this.boundingBox===null&&(this.boundingBox=new Pi),t.boundingBox===null&&t.computeBoundingBox(),this.boundingBox.makeEmpty();for(let i=0;i<e;i++)this.getMatrixAt(i,Jn),ju.copy(t.boundingBox).applyMatrix4(Jn),this.boundingBox.union(ju)}computeBoundingSphere(){let t=this.geometry,e=this.count;this.boundingSphere===null&&(this.boundingSphere=new Ii),t.boundingSphere===null&&t.computeBoundingSphere(),this.boundingSphere.makeEmpty();for(let i=0;i<e;i++)this.getMatrixAt(i,Jn),Ds.copy(t.boundingSphere).applyMatrix4(Jn),this.boundingSphere.union(Ds)}copy(t,e){return super.copy(t,e),this.instanceMatrix.copy(t.instanceMatrix),this.morphTexture=t.morphTexture!==null?t.morphTexture.clone():null,this.instanceColor=t.instanceColor!==null?t.instanceColor.clone():null,this.count=t.count,this.boundingBox=t.boundingBox!==null?t.boundingBox.clone():null,this.boundingSphere=t.boundingSphere!==null?t.boundingSphere.clone():null,this}getColorAt(t,e){return this.instanceColor===null?e.setRGB(1,1,1):e.fromArray(this.instanceColor.array,t*3)}getMatrixAt(t,e){return e.fromArray(this.instanceMatrix.array,t*16)}getMorphAt(t,e){let i=e.morphTargetInfluences,n=this.morphTexture.source.data.data,r=i.length+1,o=t*r+1;for(let a=0;a<i.length;a++)i[a]=n[o+a]}raycast(t,e){let i=this.matrixWorld,n=this.count;if(Ns.geometry=this.geometry,Ns.material=this.material,Ns.material!==void 0&&(this.boundingSphere===null&&this.computeBoundingSphere(),Ds.copy(this.boundingSphere),Ds.applyMatrix4(i),t.ray.intersectsSphere(Ds)!==!1))for(let r=0;r<n;r++){this.getMatrixAt(r,Jn),Ku.multiplyMatrices(i,Jn),Ns.matrixWorld=Ku,Ns.raycast(t,to);for(let o=0,a=to.length;o<a;o++){let l=to[o];l.instanceId=r,l.object=this,e.push(l)}to.length=0}}setColorAt(t,e){return this.instanceColor===null&&(this.instanceColor=new js(new Float32Array(this.instanceMatrix.count*3).fill(1),3)),e.toArray(this.instanceColor.array,t*3),this}setMatrixAt(t,e){return e.toArray(this.instanceMatrix.array,t*16),this}setMorphAt(t,e){let i=e.morphTargetInfluences,n=i.length+1;this.morphTexture===null&&(this.morphTexture=new Ks(new Float32Array(n*this.count),n,this.count,Ko,mi));let r=this.morphTexture.source.data.data,o=0;for(let c=0;c<i.length;c++)o+=i[c];let a=this.geometry.morphTargetsRelative?1:1-o,l=n*t;return r[l]=a,r.set(i,l+1),this}updateMorphTargets(){}dispose(){super.dispose(),this.instanceMatrix.dispose(),this.instanceColor!==null&&this.instanceColor.dispose(),this.morphTexture!==null&&(this.morphTexture.dispose(),this.morphTexture=null)}},Mn=new Ii,Bm=new Dt(.5,.5),eo=new R,wn=class{constructor(t=new ii,e=new ii,i=new ii,n=new ii,r=new ii,o=new ii){this.planes=[t,e,i,n,r,o]}set(t,e,i,n,r,o){let a=this.planes;return a[0].copy(t),a[1].copy(e),a[2].copy(i),a[3].copy(n),a[4].copy(r),a[5].copy(o),this}copy(t){let e=this.planes;for(let i=0;i<6;i++)e[i].copy(t.planes[i]);return this}setFromProjectionMatrix(t,e=pi,i=!1){let n=this.planes,r=t.elements,o=r[0],a=r[1],l=r[2],c=r[3],h=r[4],d=r[5],u=r[6],m=r[7],g=r[8],x=r[9],f=r[10],p=r[11],M=r[12],T=r[13],w=r[14],E=r[15];if(n[0].setComponents(c-o,m-h,p-g,E-M).normalize(),n[1].setComponents(c+o,m+h,p+g,E+M).normalize(),n[2].setComponents(c+a,m+d,p+x,E+T).normalize(),n[3].setComponents(c-a,m-d,p-x,E-T).normalize(),i)n[4].setComponents(l,u,f,w).normalize(),n[5].setComponents(c-l,m-u,p-f,E-w).normalize();else if(n[4].setComponents(c-l,m-u,p-f,E-w).normalize(),e===pi)n[5].setComponents(c+l,m+u,p+f,E+w).normalize();else if(e===Vs)n[5].setComponents(l,u,f,w).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+e);return this}intersectsObject(t){if(t.boundingSphere!==void 0)t.boundingSphere===null&&t.computeBoundingSphere(),Mn.copy(t.boundingSphere).applyMatrix4(t.matrixWorld);else{let e=t.geometry;e.boundingSphere===null&&e.computeBoundingSphere(),Mn.copy(e.boundingSphere).applyMatrix4(t.matrixWorld)}return this.intersectsSphere(Mn)}intersectsSprite(t){Mn.center.set(0,0,0);let e=Bm.distanceTo(t.center);return Mn.radius=.7071067811865476+e,Mn.applyMatrix4(t.matrixWorld),this.intersectsSphere(Mn)}intersectsSphere(t){let e=this.planes,i=t.center,n=-t.radius;for(let r=0;r<6;r++)if(e[r].distanceToPoint(i)<n)return!1;return!0}intersectsBox(t){let e=this.planes;for(let i=0;i<6;i++){let n=e[i];if(eo.x=n.normal.x>0?t.max.x:t.min.x,eo.y=n.normal.y>0?t.max.y:t.min.y,eo.z=n.normal.z>0?t.max.z:t.min.z,n.distanceToPoint(eo)<0)return!1}return!0}containsPoint(t){let e=this.planes;for(let i=0;i<6;i++)if(e[i].distanceToPoint(t)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},Qu=new Zt,Ao=class s{constructor(){this.coordinateSystem=pi,this._frustums=[],this._count=0}setFromArrayCamera(t){let e=t.cameras,i=this._frustums;for(let n=0;n<e.length;n++){let r=e[n];Qu.multiplyMatrices(r.projectionMatrix,r.matrixWorldInverse),i[n]===void 0&&(i[n]=new wn),i[n].setFromProjectionMatrix(Qu,r.coordinateSystem,r.reversedDepth)}return this._count=e.length,this}getFrustum(t){return this._frustums[t]}intersectsObject(t){let e=this._frustums;for(let i=0;i<this._count;i++)if(e[i].intersectsObject(t))return!0;return!1}intersectsSprite(t){let e=this._frustums;for(let i=0;i<this._count;i++)if(e[i].intersectsSprite(t))return!0;return!1}intersectsSphere(t){let e=this._frustums;for(let i=0;i<this._count;i++)if(e[i].intersectsSphere(t))return!0;return!1}intersectsBox(t){let e=this._frustums;for(let i=0;i<this._count;i++)if(e[i].intersectsBox(t))return!0;return!1}containsPoint(t){let e=this._frustums;for(let i=0;i<this._count;i++)if(e[i].containsPoint(t))return!0;return!1}copy(t){this.coordinateSystem=t.coordinateSystem;let e=this._frustums,i=t._frustums;for(let n=0;n<t._count;n++)e[n]===void 0&&(e[n]=new wn),e[n].copy(i[n]);return this._count=t._count,this}clone(){return new s().copy(this)}};var an=class extends Li{constructor(t){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new Ht(16777215),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.linewidth=t.linewidth,this.linecap=t.linecap,this.linejoin=t.linejoin,this.fog=t.fog,this}},To=new R,Ro=new R,td=new Zt,Us=new Sn,io=new Ii,Pc=new R,ed=new R,ls=class extends Je{constructor(t=new ge,e=new an){super(),this.isLine=!0,this.type="Line",this.geometry=t,this.material=e,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(t,e){return super.copy(t,e),t.morphTargetInfluences!==void 0?this.morphTargetInfluences=t.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,t.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},t.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}computeLineDistances(){let t=this.geometry;if(t.index===null){let e=t.attributes.position,i=[0];for(let n=1,r=e.count;n<r;n++)To.fromBufferAttribute(e,n-1),Ro.fromBufferAttribute(e,n),i[n]=i[n-1],i[n]+=To.distanceTo(Ro);t.setAttribute("lineDistance",new se(i,1))}else Ct("Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}intersectsFrustum(t){return t.intersectsObject(this)}raycast(t,e){let i=this.geometry,n=this.matrixWorld,r=t.params.Line.threshold,o=i.drawRange;if(i.boundingSphere===null&&i.computeBoundingSphere(),io.copy(i.boundingSphere),io.applyMatrix4(n),io.radius+=r,t.ray.intersectsSphere(io)===!1)return;td.copy(n).invert(),Us.copy(t.ray).applyMatrix4(td);let a=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=a*a,c=this.isLineSegments?2:1,h=i.index,u=i.attributes.position;if(h!==null){let m=Math.max(0,o.start),g=Math.min(h.count,o.start+o.count);for(let x=m,f=g-1;x<f;x+=c){let p=h.getX(x),M=h.getX(x+1),T=no(this,t,Us,l,p,M,x);T&&e.push(T)}if(this.isLineLoop){let x=h.getX(g-1),f=h.getX(m),p=no(this,t,Us,l,x,f,g-1);p&&e.push(p)}}else{let m=Math.max(0,o.start),g=Math.min(u.count,o.start+o.count);for(let x=m,f=g-1;x<f;x+=c){let p=no(this,t,Us,l,x,x+1,x);p&&e.push(p)}if(this.isLineLoop){let x=no(this,t,Us,l,g-1,m,g-1);x&&e.push(x)}}}updateMorphTargets(){let e=this.geometry.morphAttributes,i=Object.keys(e);if(i.length>0){let n=e[i[0]];if(n!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=n.length;r<o;r++){let a=n[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}};function no(s,t,e,i,n,r,o){let a=s.geometry.attributes.position;if(To.fromBufferAttribute(a,n),Ro.fromBufferAttribute(a,r),e.distanceSqToSegment(To,Ro,Pc,ed)>i)return;Pc.applyMatrix4(s.matrixWorld);let c=t.ray.origin.distanceTo(Pc);if(!(c<t.near||c>t.far))return{distance:c,point:ed.clone().applyMatrix4(s.matrixWorld),index:o,face:null,faceIndex:null,barycoord:null,object:s}}var id=new R,nd=new R,tr=class extends ls{constructor(t,e){super(t,e),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){let t=this.geometry;if(t.index===null){let e=t.attributes.position,i=[];for(let n=0,r=e.count;n<r;n+=2)id.fromBufferAttribute(e,n),nd.fromBufferAttribute(e,n+1),i[n]=n===0?0:i[n-1],i[n+1]=i[n]+id.distanceTo(nd);t.setAttribute("lineDistance",new se(i,1))}else Ct("LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}};var Co=class extends Li{constructor(t){super(),this.isPointsMaterial=!0,this.type="PointsMaterial",this.color=new Ht(16777215),this.map=null,this.alphaMap=null,this.size=1,this.sizeAttenuation=!0,this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.alphaMap=t.alphaMap,this.size=t.size,this.sizeAttenuation=t.sizeAttenuation,this.fog=t.fog,this}},sd=new Zt,Uc=new Sn,so=new Ii,ro=new R,bn=class extends Je{constructor(t=new ge,e=new Co){super(),this.isPoints=!0,this.type="Points",this.geometry=t,this.material=e,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(t,e){return super.copy(t,e),t.morphTargetInfluences!==void 0?this.morphTargetInfluences=t.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,t.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},t.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}intersectsFrustum(t){return t.intersectsObject(this)}raycast(t,e){let i=this.geometry,n=this.matrixWorld,r=t.params.Points.threshold,o=i.drawRange;if(i.boundingSphere===null&&i.computeBoundingSphere(),so.copy(i.boundingSphere),so.applyMatrix4(n),so.radius+=r,t.ray.intersectsSphere(so)===!1)return;sd.copy(n).invert(),Uc.copy(t.ray).applyMatrix4(sd);let a=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=a*a,c=i.index,d=i.attributes.position;if(c!==null){let u=Math.max(0,o.start),m=Math.min(c.count,o.start+o.count);for(let g=u,x=m;g<x;g++){let f=c.getX(g);ro.fromBufferAttribute(d,f),rd(ro,f,l,n,t,e,this)}}else{let u=Math.max(0,o.start),m=Math.min(d.count,o.start+o.count);for(let g=u,x=m;g<x;g++)ro.fromBufferAttribute(d,g),rd(ro,g,l,n,t,e,this)}}updateMorphTargets(){let e=this.geometry.morphAttributes,i=Object.keys(e);if(i.length>0){let n=e[i[0]];if(n!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=n.length;r<o;r++){let a=n[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}};function rd(s,t,e,i,n,r,o){let a=Uc.distanceSqToPoint(s);if(a<e){let l=new R;Uc.closestPointToPoint(s,l),l.applyMatrix4(i);let c=n.ray.origin.distanceTo(l);if(c<n.near||c>n.far)return;r.push({distance:c,distanceToRay:Math.sqrt(a),point:l,index:t,face:null,faceIndex:null,barycoord:null,object:o})}}var er=class extends Fe{constructor(t=[],e=Pn,i,n,r,o,a,l,c,h){super(t,e,i,n,r,o,a,l,c,h),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(t){this.image=t}},En=class extends Fe{constructor(t,e,i,n,r,o,a,l,c){super(t,e,i,n,r,o,a,l,c),this.isCanvasTexture=!0,this.needsUpdate=!0}};var $i=class extends Fe{constructor(t,e,i=Mi,n,r,o,a=Ne,l=Ne,c,h=Yi,d=1){if(h!==Yi&&h!==Ji)throw new Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");let u={width:t,height:e,depth:d};super(u,n,r,o,a,l,h,i,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(t){return super.copy(t),this.source=new ss(Object.assign({},t.image)),this.compareFunction=t.compareFunction,this}toJSON(t){let e=super.toJSON(t);return e.compareFunction=this.compareFunction,e}},ir=class extends $i{constructor(t,e=Mi,i=Pn,n,r,o=Ne,a=Ne,l,c=Yi){let h={width:t,height:t,depth:1},d=[h,h,h,h,h,h];super(t,t,e,i,n,r,o,a,l,c),this.image=d,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(t){this.image=t}},nr=class extends Fe{constructor(t=null){super(),this.sourceTexture=t,this.isExternalTexture=!0}copy(t){return super.copy(t),this.sourceTexture=t.sourceTexture,this}},cs=class s extends ge{constructor(t=1,e=1,i=1,n=1,r=1,o=1){super(),this.type="BoxGeometry",this.parameters={width:t,height:e,depth:i,widthSegments:n,heightSegments:r,depthSegments:o};let a=this;n=Math.floor(n),r=Math.floor(r),o=Math.floor(o);let l=[],c=[],h=[],d=[],u=0,m=0;g("z","y","x",-1,-1,i,e,t,o,r,0),g("z","y","x",1,-1,i,e,-t,o,r,1),g("x","z","y",1,1,t,i,e,n,o,2),g("x","z","y",1,-1,t,i,-e,n,o,3),g("x","y","z",1,-1,t,e,i,n,r,4),g("x","y","z",-1,-1,t,e,-i,n,r,5),this.setIndex(l),this.setAttribute("position",new se(c,3)),this.setAttribute("normal",new se(h,3)),this.setAttribute("uv",new se(d,2));function g(x,f,p,M,T,w,E,b,_,S,L){let C=w/_,D=E/S,F=w/2,z=E/2,I=b/2,H=_+1,X=S+1,G=0,et=0,W=new R;for(let j=0;j<X;j++){let tt=j*D-z;for(let yt=0;yt<H;yt++){let At=yt*C-F;W[x]=At*M,W[f]=tt*T,W[p]=I,c.push(W.x,W.y,W.z),W[x]=0,W[f]=0,W[p]=b>0?1:-1,h.push(W.x,W.y,W.z),d.push(yt/_),d.push(1-j/S),G+=1}}for(let j=0;j<S;j++)for(let tt=0;tt<_;tt++){let yt=u+tt+H*j,At=u+tt+H*(j+1),Y=u+(tt+1)+H*(j+1),ht=u+(tt+1)+H*j;l.push(yt,At,ht),l.push(At,Y,ht),et+=6}a.addGroup(m,et,L),m+=et,u+=G}}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new s(t.width,t.height,t.depth,t.widthSegments,t.heightSegments,t.depthSegments)}},sr=class s extends ge{constructor(t=1,e=1,i=4,n=8,r=1){super(),this.type="CapsuleGeometry",this.parameters={radius:t,height:e,capSegments:i,radialSegments:n,heightSegments:r},e=Math.max(0,e),i=Math.max(1,Math.floor(i)),n=Math.max(3,Math.floor(n)),r=Math.max(1,Math.floor(r));let o=[],a=[],l=[],c=[],h=e/2,d=Math.PI/2*t,u=e,m=2*d+u,g=i*2+r,x=n+1,f=new R,p=new R;for(let M=0;M<=g;M++){let T=0,w=0,E=0,b=0;if(M<=i){let L=M/i,C=L*Math.PI/2;w=-h-t*Math.cos(C),E=t*Math.sin(C),b=-t*Math.cos(C),T=L*d}else if(M<=i+r){let L=(M-i)/r;w=-h+L*e,E=t,b=0,T=d+L*u}else{let L=(M-i-r)/i,C=L*Math.PI/2;w=h+t*Math.sin(C),E=t*Math.cos(C),b=t*Math.sin(C),T=d+u+L*d}let _=Math.max(0,Math.min(1,T/m)),S=0;M===0?S=.5/n:M===g&&(S=-.5/n);for(let L=0;L<=n;L++){let C=L/n,D=C*Math.PI*2,F=Math.sin(D),z=Math.cos(D);p.x=-E*z,p.y=w,p.z=E*F,a.push(p.x,p.y,p.z),f.set(-E*z,b,E*F),f.normalize(),l.push(f.x,f.y,f.z),c.push(C+S,_)}if(M>0){let L=(M-1)*x;for(let C=0;C<n;C++){let D=L+C,F=L+C+1,z=M*x+C,I=M*x+C+1;o.push(D,F,z),o.push(F,I,z)}}}this.setIndex(o),this.setAttribute("position",new se(a,3)),this.setAttribute("normal",new se(l,3)),this.setAttribute("uv",new se(c,2))}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new s(t.radius,t.height,t.capSegments,t.radialSegments,t.heightSegments)}};var rr=class s extends ge{constructor(t=1,e=1,i=1,n=32,r=1,o=!1,a=0,l=Math.PI*2){super(),this.type="CylinderGeometry",this.parameters={radiusTop:t,radiusBottom:e,height:i,radialSegments:n,heightSegments:r,openEnded:o,thetaStart:a,thetaLength:l};let c=this;n=Math.floor(n),r=Math.floor(r);let h=[],d=[],u=[],m=[],g=0,x=[],f=i/2,p=0;M(),o===!1&&(t>0&&T(!0),e>0&&T(!1)),this.setIndex(h),this.setAttribute("position",new se(d,3)),this.setAttribute("normal",new se(u,3)),this.setAttribute("uv",new se(m,2));function M(){let w=new R,E=new R,b=0,_=(e-t)/i;for(let S=0;S<=r;S++){let L=[],C=S/r,D=C*(e-t)+t;for(let F=0;F<=n;F++){let z=F/n,I=z*l+a,H=Math.sin(I),X=Math.cos(I);E.x=D*H,E.y=-C*i+f,E.z=D*X,d.push(E.x,E.y,E.z),w.set(H,_,X).normalize(),u.push(w.x,w.y,w.z),m.push(z,1-C),L.push(g++)}x.push(L)}for(let S=0;S<n;S++)for(let L=0;L<r;L++){let C=x[L][S],D=x[L+1][S],F=x[L+1][S+1],z=x[L][S+1];(t>0||L!==0)&&(h.push(C,D,z),b+=3),(e>0||L!==r-1)&&(h.push(D,F,z),b+=3)}c.addGroup(p,b,0),p+=b}function T(w){let E=g,b=new Dt,_=new R,S=0,L=w===!0?t:e,C=w===!0?1:-1;for(let F=1;F<=n;F++)d.push(0,f*C,0),u.push(0,C,0),m.push(.5,.5),g++;let D=g;for(let F=0;F<=n;F++){let I=F/n*l+a,H=Math.cos(I),X=Math.sin(I);_.x=L*X,_.y=f*C,_.z=L*H,d.push(_.x,_.y,_.z),u.push(0,C,0),b.x=H*.5+.5,b.y=X*.5*C+.5,m.push(b.x,b.y),g++}for(let F=0;F<n;F++){let z=E+F,I=D+F;w===!0?h.push(I,I+1,z):h.push(I+1,I,z),S+=3}c.addGroup(p,S,w===!0?1:2),p+=S}}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new s(t.radiusTop,t.radiusBottom,t.height,t.radialSegments,t.heightSegments,t.openEnded,t.thetaStart,t.thetaLength)}};var An=class s extends ge{constructor(t=1,e=1,i=1,n=1){super(),this.type="PlaneGeometry",this.parameters={width:t,height:e,widthSegments:i,heightSegments:n};let r=t/2,o=e/2,a=Math.floor(i),l=Math.floor(n),c=a+1,h=l+1,d=t/a,u=e/l,m=[],g=[],x=[],f=[];for(let p=0;p<h;p++){let M=p*u-o;for(let T=0;T<c;T++){let w=T*d-r;g.push(w,-M,0),x.push(0,0,1),f.push(T/a),f.push(1-p/l)}}for(let p=0;p<l;p++)for(let M=0;M<a;M++){let T=M+c*p,w=M+c*(p+1),E=M+1+c*(p+1),b=M+1+c*p;m.push(T,w,b),m.push(w,E,b)}this.setIndex(m),this.setAttribute("position",new se(g,3)),this.setAttribute("normal",new se(x,3)),this.setAttribute("uv",new se(f,2))}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new s(t.width,t.height,t.widthSegments,t.heightSegments)}},or=class s extends ge{constructor(t=.5,e=1,i=32,n=1,r=0,o=Math.PI*2){super(),this.type="RingGeometry",this.parameters={innerRadius:t,outerRadius:e,thetaSegments:i,phiSegments:n,thetaStart:r,thetaLength:o},i=Math.max(3,i),n=Math.max(1,n);let a=[],l=[],c=[],h=[],d=t,u=(e-t)/n,m=new R,g=new Dt;for(let x=0;x<=n;x++){for(let f=0;f<=i;f++){let p=r+f/i*o;m.x=d*Math.cos(p),m.y=d*Math.sin(p),l.push(m.x,m.y,m.z),c.push(0,0,1),g.x=(m.x/e+1)/2,g.y=(m.y/e+1)/2,h.push(g.x,g.y)}d+=u}for(let x=0;x<n;x++){let f=x*(i+1);for(let p=0;p<i;p++){let M=p+f,T=M,w=M+i+1,E=M+i+2,b=M+1;a.push(T,w,b),a.push(w,E,b)}}this.setIndex(a),this.setAttribute("position",new se(l,3)),this.setAttribute("normal",new se(c,3)),this.setAttribute("uv",new se(h,2))}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new s(t.innerRadius,t.outerRadius,t.thetaSegments,t.phiSegments,t.thetaStart,t.thetaLength)}};var si=class s extends ge{constructor(t=1,e=32,i=16,n=0,r=Math.PI*2,o=0,a=Math.PI){super(),this.type="SphereGeometry",this.parameters={radius:t,widthSegments:e,heightSegments:i,phiStart:n,phiLength:r,thetaStart:o,thetaLength:a},e=Math.max(3,Math.floor(e)),i=Math.max(2,Math.floor(i));let l=Math.min(o+a,Math.PI),c=0,h=[],d=new R,u=new R,m=[],g=[],x=[],f=[];for(let p=0;p<=i;p++){let M=[],T=p/i,w=o+T*a,E=t*Math.cos(w),b=Math.sqrt(t*t-E*E),_=0;p===0&&o===0?_=.5/e:p===i&&l===Math.PI&&(_=-.5/e);for(let S=0;S<=e;S++){let L=S/e,C=n+L*r;d.x=-b*Math.cos(C),d.y=E,d.z=b*Math.sin(C),g.push(d.x,d.y,d.z),u.copy(d).normalize(),x.push(u.x,u.y,u.z),f.push(L+_,1-T),M.push(c++)}h.push(M)}for(let p=0;p<i;p++)for(let M=0;M<e;M++){let T=h[p][M+1],w=h[p][M],E=h[p+1][M],b=h[p+1][M+1];(p!==0||o>0)&&m.push(T,w,b),(p!==i-1||l<Math.PI)&&m.push(w,E,b)}this.setIndex(m),this.setAttribute("position",new se(g,3)),this.setAttribute("normal",new se(x,3)),this.setAttribute("uv",new se(f,2))}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new s(t.radius,t.widthSegments,t.heightSegments,t.phiStart,t.phiLength,t.thetaStart,t.thetaLength)}};function Ln(s){let t={};for(let e in s){t[e]={};for(let i in s[e]){let n=s[e][i];if(od(n))n.isRenderTargetTexture?(Ct("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),t[e][i]=null):t[e][i]=n.clone();else if(Array.isArray(n))if(od(n[0])){let r=[];for(let o=0,a=n.length;o<a;o++)r[o]=n[o].clone();t[e][i]=r}else t[e][i]=n.slice();else t[e][i]=n}}return t}function Xe(s){let t={};for(let e=0;e<s.length;e++){let i=Ln(s[e]);for(let n in i)t[n]=i[n]}return t}function od(s){return s&&(s.isColor||s.isMatrix3||s.isMatrix4||s.isVector2||s.isVector3||s.isVector4||s.isTexture||s.isQuaternion)}function km(s){let t=[];for(let e=0;e<s.length;e++)t.push(s[e].clone());return t}function gh(s){let t=s.getRenderTarget();return t===null?s.outputColorSpace:t.isXRRenderTarget===!0?t.texture.colorSpace:Yt.workingColorSpace}var Kd={clone:Ln,merge:Xe},zm=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,Gm=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,Me=class extends Li{constructor(t){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=zm,this.fragmentShader=Gm,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,t!==void 0&&this.setValues(t)}copy(t){return super.copy(t),this.fragmentShader=t.fragmentShader,this.vertexShader=t.vertexShader,this.uniforms=Ln(t.uniforms),this.uniformsGroups=km(t.uniformsGroups),this.defines=Object.assign({},t.defines),this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.fog=t.fog,this.lights=t.lights,this.clipping=t.clipping,this.extensions=Object.assign({},t.extensions),this.glslVersion=t.glslVersion,this.defaultAttributeValues=Object.assign({},t.defaultAttributeValues),this.index0AttributeName=t.index0AttributeName,this.uniformsNeedUpdate=t.uniformsNeedUpdate,this}toJSON(t){let e=super.toJSON(t);e.glslVersion=this.glslVersion,e.uniforms={};for(let n in this.uniforms){let o=this.uniforms[n].value;o&&o.isTexture?e.uniforms[n]={type:"t",value:o.toJSON(t).uuid}:o&&o.isColor?e.uniforms[n]={type:"c",value:o.getHex()}:o&&o.isVector2?e.uniforms[n]={type:"v2",value:o.toArray()}:o&&o.isVector3?e.uniforms[n]={type:"v3",value:o.toArray()}:o&&o.isVector4?e.uniforms[n]={type:"v4",value:o.toArray()}:o&&o.isMatrix3?e.uniforms[n]={type:"m3",value:o.toArray()}:o&&o.isMatrix4?e.uniforms[n]={type:"m4",value:o.toArray()}:e.uniforms[n]={value:o}}Object.keys(this.defines).length>0&&(e.defines=this.defines),e.vertexShader=this.vertexShader,e.fragmentShader=this.fragmentShader,e.lights=this.lights,e.clipping=this.clipping;let i={};for(let n in this.extensions)this.extensions[n]===!0&&(i[n]=!0);return Object.keys(i).length>0&&(e.extensions=i),e}fromJSON(t,e){if(super.fromJSON(t,e),t.uniforms!==void 0)for(let i in t.uniforms){let n=t.uniforms[i];switch(this.uniforms[i]={},n.type){case"t":this.uniforms[i].value=e[n.value]||null;break;case"c":this.uniforms[i].value=new Ht().setHex(n.value);break;case"v2":this.uniforms[i].value=new Dt().fromArray(n.value);break;case"v3":this.uniforms[i].value=new R().fromArray(n.value);break;case"v4":this.uniforms[i].value=new me().fromArray(n.value);break;case"m3":this.uniforms[i].value=new Ut().fromArray(n.value);break;case"m4":this.uniforms[i].value=new Zt().fromArray(n.value);break;default:this.uniforms[i].value=n.value}}if(t.defines!==void 0&&(this.defines=t.defines),t.vertexShader!==void 0&&(this.vertexShader=t.vertexShader),t.fragmentShader!==void 0&&(this.fragmentShader=t.fragmentShader),t.glslVersion!==void 0&&(this.glslVersion=t.glslVersion),t.extensions!==void 0)for(let i in t.extensions)this.extensions[i]=t.extensions[i];return t.lights!==void 0&&(this.lights=t.lights),t.clipping!==void 0&&(this.clipping=t.clipping),this}},Po=class extends Me{constructor(t){super(t),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}};var Io=class extends Li{constructor(t){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=Od,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(t)}copy(t){return super.copy(t),this.depthPacking=t.depthPacking,this.map=t.map,this.alphaMap=t.alphaMap,this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this}},Lo=class extends Li{constructor(t){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(t)}copy(t){return super.copy(t),this.map=t.map,this.alphaMap=t.alphaMap,this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this}};function Kn(s,t){return!s||s.constructor===t?s:typeof t.BYTES_PER_ELEMENT=="number"?new t(s):Array.prototype.slice.call(s)}function oo(s){return s!==void 0&&s.inTangents!==void 0&&s.outTangents!==void 0}var ln=class{constructor(t,e,i,n){this.parameterPositions=t,this._cachedIndex=0,this.resultBuffer=n!==void 0?n:new e.constructor(i),this.sampleValues=e,this.valueSize=i,this.settings=null,this.DefaultSettings_={}}evaluate(t){let e=this.parameterPositions,i=this._cachedIndex,n=e[i],r=e[i-1];i:{t:{let o;e:{n:if(!(t<n)){for(let a=i+2;;){if(n===void 0){if(t<r)break n;return i=e.length,this._cachedIndex=i,this.copySampleValue_(i-1)}if(i===a)break;if(r=n,n=e[++i],t<n)break t}o=e.length;break e}if(!(t>=r)){let a=e[1];t<a&&(i=2,r=a);for(let l=i-2;;){if(r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(i===l)break;if(n=r,r=e[--i-1],t>=r)break t}o=i,i=0;break e}break i}for(;i<o;){let a=i+o>>>1;t<e[a]?o=a:i=a+1}if(n=e[i],r=e[i-1],r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(n===void 0)return i=e.length,this._cachedIndex=i,this.copySampleValue_(i-1)}this._cachedIndex=i,this.intervalChanged_(i,r,n)}return this.interpolate_(i,r,t,n)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(t){let e=this.resultBuffer,i=this.sampleValues,n=this.valueSize,r=t*n;for(let o=0;o!==n;++o)e[o]=i[r+o];return e}interpolate_(){throw new Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},No=class extends ln{constructor(t,e,i,n){super(t,e,i,n),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:Lc,endingEnd:Lc}}intervalChanged_(t,e,i){let n=this.parameterPositions,r=t-2,o=t+1,a=n[r],l=n[o];if(a===void 0)switch(this.getSettings_().endingStart){case Nc:r=t,a=2*e-i;break;case Dc:r=n.length-2,a=e+n[r]-n[r+1];break;default:r=t,a=i}if(l===void 0)switch(this.getSettings_().endingEnd){case Nc:o=t,l=2*i-e;break;case Dc:o=1,l=i+n[1]-n[0];break;default:o=t-1,l=e}let c=(i-e)*.5,h=this.valueSize;this._weightPrev=c/(e-a),this._weightNext=c/(l-i),this._offsetPrev=r*h,this._offsetNext=o*h}interpolate_(t,e,i,n){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=t*a,c=l-a,h=this._offsetPrev,d=this._offsetNext,u=this._weightPrev,m=this._weightNext,g=(i-e)/(n-e),x=g*g,f=x*g,p=-u*f+2*u*x-u*g,M=(1+u)*f+(-1.5-2*u)*x+(-.5+u)*g+1,T=(-1-m)*f+(1.5+m)*x+.5*g,w=m*f-m*x;for(let E=0;E!==a;++E)r[E]=p*o[h+E]+M*o[c+E]+T*o[l+E]+w*o[d+E];return r}},Do=class extends ln{constructor(t,e,i,n){super(t,e,i,n)}interpolate_(t,e,i,n){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=t*a,c=l-a,h=(i-e)/(n-e),d=1-h;for(let u=0;u!==a;++u)r[u]=o[c+u]*d+o[l+u]*h;return r}},Uo=class extends ln{constructor(t,e,i,n){super(t,e,i,n)}interpolate_(t){return this.copySampleValue_(t-1)}},Fo=class extends ln{interpolate_(t,e,i,n){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=t*a,c=l-a,h=this.inTangents,d=this.outTangents;if(!h||!d){let g=(i-e)/(n-e),x=1-g;for(let f=0;f!==a;++f)r[f]=o[c+f]*x+o[l+f]*g;return r}let u=a*2,m=t-1;for(let g=0;g!==a;++g){let x=o[c+g],f=o[l+g],p=m*u+g*2,M=d[p],T=d[p+1],w=t*u+g*2,E=h[w],b=h[w+1],_=Hm(i,e,M,E,n);r[g]=jd(_,x,T,b,f)}return r}};function jd(s,t,e,i,n){let r=1-s;return r*r*r*t+3*r*r*s*e+3*r*s*s*i+s*s*s*n}function Vm(s,t,e,i,n){let r=1-s;return 3*r*r*(e-t)+6*r*s*(i-e)+3*s*s*(n-i)}function Hm(s,t,e,i,n){let r=(s-t)/(n-t);for(let o=0;o<8;o++){let a=jd(r,t,e,i,n)-s;if(Math.abs(a)<1e-10)break;let l=Vm(r,t,e,i,n);if(Math.abs(l)<1e-10)break;r=Math.max(0,Math.min(1,r-a/l))}return r}var ri=class{constructor(t,e,i,n){if(t===void 0)throw new Error("THREE.KeyframeTrack: track name is undefined");if(e===void 0||e.length===0)throw new Error("THREE.KeyframeTrack: no keyframes in track named "+t);this.name=t,this.times=Kn(e,this.TimeBufferType),this.values=Kn(i,this.ValueBufferType),this.setInterpolation(n||this.DefaultInterpolation)}static toJSON(t){let e=t.constructor,i;if(e.toJSON!==this.toJSON)i=e.toJSON(t);else{i={name:t.name,times:Kn(t.times,Array),values:Kn(t.values,Array)};let n=t.getInterpolation();n!==t.DefaultInterpolation&&(i.interpolation=n),oo(t.settings)&&(i.settings={inTangents:Kn(t.settings.inTangents,Array),outTangents:Kn(t.settings.outTangents,Array)})}return i.type=t.ValueTypeName,i}InterpolantFactoryMethodDiscrete(t){return new Uo(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodLinear(t){return new Do(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodSmooth(t){return new No(this.times,this.values,this.getValueSize(),t)}InterpolantFactoryMethodBezier(t){let e=new Fo(this.times,this.values,this.getValueSize(),t);return this.settings&&(e.inTangents=this.settings.inTangents,e.outTangents=this.settings.outTangents),e}setInterpolation(t){let e;switch(t){case ks:e=this.InterpolantFactoryMethodDiscrete;break;case Mo:e=this.InterpolantFactoryMethodLinear;break;case co:e=this.InterpolantFactoryMethodSmooth;break;case Ic:e=this.InterpolantFactoryMethodBezier;break}if(e===void 0){let i="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(this.createInterpolant===void 0)if(t!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw new Error(i);return Ct("KeyframeTrack:",i),this}return this.createInterpolant=e,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return ks;case this.InterpolantFactoryMethodLinear:return Mo;case this.InterpolantFactoryMethodSmooth:return co;case this.InterpolantFactoryMethodBezier:return Ic}}getValueSize(){return this.values.length/this.times.length}shift(t){if(t!==0){let e=this.times;for(let i=0,n=e.length;i!==n;++i)e[i]+=t;oo(this.settings)&&(ad(this.settings.inTangents,t),ad(this.settings.outTangents,t))}return this}scale(t){if(t!==1){let e=this.times;for(let i=0,n=e.length;i!==n;++i)e[i]*=t;oo(this.settings)&&(ld(this.settings.inTangents,t),ld(this.settings.outTangents,t))}return this}trim(t,e){let i=this.times,n=i.length,r=0,o=n-1;for(;r!==n&&i[r]<t;)++r;for(;o!==-1&&i[o]>e;)--o;if(++o,r!==0||o!==n){r>=o&&(o=Math.max(o,1),r=o-1);let a=this.getValueSize();this.times=i.slice(r,o),this.values=this.values.slice(r*a,o*a)}return this}validate(){let t=!0,e=this.getValueSize();e-Math.floor(e)!==0&&(Nt("KeyframeTrack: Invalid value size in track.",this),t=!1);let i=this.times,n=this.values,r=i.length;r===0&&(Nt("KeyframeTrack: Track is empty.",this),t=!1);let o=null;for(let a=0;a!==r;a++){let l=i[a];if(typeof l=="number"&&isNaN(l)){Nt("KeyframeTrack: Time is not a valid number.",this,a,l),t=!1;break}if(o!==null&&o>l){Nt("KeyframeTrack: Out of order keys.",this,a,l,o),t=!1;break}o=l}if(n!==void 0&&sm(n))for(let a=0,l=n.length;a!==l;++a){let c=n[a];if(isNaN(c)){Nt("KeyframeTrack: Value is not a valid number.",this,a,c),t=!1;break}}return t}optimize(){let t=this.times.slice(),e=this.values.slice(),i=this.getValueSize(),n=this.getInterpolation()===co,r=t.length-1,o=1;for(let a=1;a<r;++a){let l=!1,c=t[a],h=t[a+1];if(c!==h&&(a!==1||c!==t[0]))if(n)l=!0;else{let d=a*i,u=d-i,m=d+i;for(let g=0;g!==i;++g){let x=e[d+g];if(x!==e[u+g]||x!==e[m+g]){l=!0;break}}}if(l){if(a!==o){t[o]=t[a];let d=a*i,u=o*i;for(let m=0;m!==i;++m)e[u+m]=e[d+m]}++o}}if(r>0){t[o]=t[r];for(let a=r*i,l=o*i,c=0;c!==i;++c)e[l+c]=e[a+c];++o}return o!==t.length?(this.times=t.slice(0,o),this.values=e.slice(0,o*i)):(this.times=t,this.values=e),this}clone(){let t=this.times.slice(),e=this.values.slice(),i=this.constructor,n=new i(this.name,t,e);return n.createInterpolant=this.createInterpolant,oo(this.settings)&&(n.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),n}};function ad(s,t){for(let e=0,i=s.length;e!==i;e+=2)s[e]+=t}function ld(s,t){for(let e=0,i=s.length;e!==i;e+=2)s[e]*=t}ri.prototype.ValueTypeName="";ri.prototype.TimeBufferType=Float32Array;ri.prototype.ValueBufferType=Float32Array;ri.prototype.DefaultInterpolation=Mo;var cn=class extends ri{constructor(t,e,i){super(t,e,i)}};cn.prototype.ValueTypeName="bool";cn.prototype.ValueBufferType=Array;cn.prototype.DefaultInterpolation=ks;cn.prototype.InterpolantFactoryMethodLinear=void 0;cn.prototype.InterpolantFactoryMethodSmooth=void 0;var Oo=class extends ri{constructor(t,e,i,n){super(t,e,i,n)}};Oo.prototype.ValueTypeName="color";var Bo=class extends ri{constructor(t,e,i,n){super(t,e,i,n)}};Bo.prototype.ValueTypeName="number";var ko=class extends ln{constructor(t,e,i,n){super(t,e,i,n)}interpolate_(t,e,i,n){let r=this.resultBuffer,o=this.sampleValues,a=this.valueSize,l=(i-e)/(n-e),c=t*a;for(let h=c+a;c!==h;c+=4)We.slerpFlat(r,0,o,c-a,o,c,l);return r}},ar=class extends ri{constructor(t,e,i,n){super(t,e,i,n)}InterpolantFactoryMethodLinear(t){return new ko(this.times,this.values,this.getValueSize(),t)}};ar.prototype.ValueTypeName="quaternion";ar.prototype.InterpolantFactoryMethodSmooth=void 0;var hn=class extends ri{constructor(t,e,i){super(t,e,i)}};hn.prototype.ValueTypeName="string";hn.prototype.ValueBufferType=Array;hn.prototype.DefaultInterpolation=ks;hn.prototype.InterpolantFactoryMethodLinear=void 0;hn.prototype.InterpolantFactoryMethodSmooth=void 0;var zo=class extends ri{constructor(t,e,i,n){super(t,e,i,n)}};zo.prototype.ValueTypeName="vector";var Go=class{constructor(t,e,i){let n=this,r=!1,o=0,a=0,l,c=[];this.onStart=void 0,this.onLoad=t,this.onProgress=e,this.onError=i,this._abortController=null,this.itemStart=function(h){a++,r===!1&&n.onStart!==void 0&&n.onStart(h,o,a),r=!0},this.itemEnd=function(h){o++,n.onProgress!==void 0&&n.onProgress(h,o,a),o===a&&(r=!1,n.onLoad!==void 0&&n.onLoad())},this.itemError=function(h){n.onError!==void 0&&n.onError(h)},this.resolveURL=function(h){return h=h.normalize("NFC"),l?l(h):h},this.setURLModifier=function(h){return l=h,this},this.addHandler=function(h,d){return c.push(h,d),this},this.removeHandler=function(h){let d=c.indexOf(h);return d!==-1&&c.splice(d,2),this},this.getHandler=function(h){for(let d=0,u=c.length;d<u;d+=2){let m=c[d],g=c[d+1];if(m.global&&(m.lastIndex=0),m.test(h))return g}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}},Qd=new Go,Vo=class{constructor(t){this.manager=t!==void 0?t:Qd,this.crossOrigin="anonymous",this.withCredentials=!1,this.path="",this.resourcePath="",this.requestHeader={},this.priority="auto",this.cache="default",typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}load(){}loadAsync(t,e){let i=this;return new Promise(function(n,r){i.load(t,n,e,r)})}parse(){}setCrossOrigin(t){return this.crossOrigin=t,this}setWithCredentials(t){return this.withCredentials=t,this}setPath(t){return this.path=t,this}setResourcePath(t){return this.resourcePath=t,this}setRequestHeader(t){return this.requestHeader=t,this}setPriority(t){return this.priority=t,this}setCache(t){return this.cache=t,this}abort(){return this}};Vo.DEFAULT_MATERIAL_NAME="__DEFAULT";var ao=new R,lo=new We,Ai=new R,lr=class extends Je{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new Zt,this.projectionMatrix=new Zt,this.projectionMatrixInverse=new Zt,this.coordinateSystem=pi,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(t,e){return super.copy(t,e),this.matrixWorldInverse.copy(t.matrixWorldInverse),this.projectionMatrix.copy(t.projectionMatrix),this.projectionMatrixInverse.copy(t.projectionMatrixInverse),this.coordinateSystem=t.coordinateSystem,this}getWorldDirection(t){return super.getWorldDirection(t).negate()}updateMatrixWorld(t){super.updateMatrixWorld(t),this.matrixWorld.decompose(ao,lo,Ai),Ai.x===1&&Ai.y===1&&Ai.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(ao,lo,Ai.set(1,1,1)).invert()}updateWorldMatrix(t,e,i=!1){super.updateWorldMatrix(t,e,i),this.matrixWorld.decompose(ao,lo,Ai),Ai.x===1&&Ai.y===1&&Ai.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(ao,lo,Ai.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},on=new R,cd=new Dt,hd=new Dt,Ze=class extends lr{constructor(t=50,e=1,i=.1,n=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=t,this.zoom=1,this.near=i,this.far=n,this.focus=10,this.aspect=e,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(t,e){return super.copy(t,e),this.fov=t.fov,this.zoom=t.zoom,this.near=t.near,this.far=t.far,this.focus=t.focus,this.aspect=t.aspect,this.view=t.view===null?null:Object.assign({},t.view),this.filmGauge=t.filmGauge,this.filmOffset=t.filmOffset,this}setFocalLength(t){let e=.5*this.getFilmHeight()/t;this.fov=ns*2*Math.atan(e),this.updateProjectionMatrix()}getFocalLength(){let t=Math.tan(Os*.5*this.fov);return .5*this.getFilmHeight()/t}getEffectiveFOV(){return ns*2*Math.atan(Math.tan(Os*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(t,e,i){on.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),e.set(on.x,on.y).multiplyScalar(-t/on.z),on.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),i.set(on.x,on.y).multiplyScalar(-t/on.z)}getViewSize(t,e){return this.getViewBounds(t,cd,hd),e.subVectors(hd,cd)}setViewOffset(t,e,i,n,r,o){this.aspect=t/e,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=t,this.view.fullHeight=e,this.view.offsetX=i,this.view.offsetY=n,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let t=this.near,e=t*Math.tan(Os*.5*this.fov)/this.zoom,i=2*e,n=this.aspect*i,r=-.5*n,o=this.view;if(this.view!==null&&this.view.enabled){let l=o.fullWidth,c=o.fullHeight;r+=o.offsetX*n/l,e-=o.offsetY*i/c,n*=o.width/l,i*=o.height/c}let a=this.filmOffset;a!==0&&(r+=t*a/this.getFilmWidth()),this.projectionMatrix.makePerspective(r,r+n,e,e-i,t,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(t){let e=super.toJSON(t);return e.object.fov=this.fov,e.object.zoom=this.zoom,e.object.near=this.near,e.object.far=this.far,e.object.focus=this.focus,e.object.aspect=this.aspect,this.view!==null&&(e.object.view=Object.assign({},this.view)),e.object.filmGauge=this.filmGauge,e.object.filmOffset=this.filmOffset,e}};var Ho=class extends lr{constructor(t=-1,e=1,i=1,n=-1,r=.1,o=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=t,this.right=e,this.top=i,this.bottom=n,this.near=r,this.far=o,this.updateProjectionMatrix()}copy(t,e){return super.copy(t,e),this.left=t.left,this.right=t.right,this.top=t.top,this.bottom=t.bottom,this.near=t.near,this.far=t.far,this.zoom=t.zoom,this.view=t.view===null?null:Object.assign({},t.view),this}setViewOffset(t,e,i,n,r,o){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=t,this.view.fullHeight=e,this.view.offsetX=i,this.view.offsetY=n,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let t=(this.right-this.left)/(2*this.zoom),e=(this.top-this.bottom)/(2*this.zoom),i=(this.right+this.left)/2,n=(this.top+this.bottom)/2,r=i-t,o=i+t,a=n+e,l=n-e;if(this.view!==null&&this.view.enabled){let c=(this.right-this.left)/this.view.fullWidth/this.zoom,h=(this.top-this.bottom)/this.view.fullHeight/this.zoom;r+=c*this.view.offsetX,o=r+c*this.view.width,a-=h*this.view.offsetY,l=a-h*this.view.height}this.projectionMatrix.makeOrthographic(r,o,a,l,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(t){let e=super.toJSON(t);return e.object.zoom=this.zoom,e.object.left=this.left,e.object.right=this.right,e.object.top=this.top,e.object.bottom=this.bottom,e.object.near=this.near,e.object.far=this.far,this.view!==null&&(e.object.view=Object.assign({},this.view)),e}};var jn=-90,Qn=1,hs=class extends Je{constructor(t,e,i){super(),this.type="CubeCamera",this.renderTarget=i,this.coordinateSystem=null,this.activeMipmapLevel=0;let n=new Ze(jn,Qn,t,e);n.layers=this.layers,this.add(n);let r=new Ze(jn,Qn,t,e);r.layers=this.layers,this.add(r);let o=new Ze(jn,Qn,t,e);o.layers=this.layers,this.add(o);let a=new Ze(jn,Qn,t,e);a.layers=this.layers,this.add(a);let l=new Ze(jn,Qn,t,e);l.layers=this.layers,this.add(l);let c=new Ze(jn,Qn,t,e);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){let t=this.coordinateSystem,e=this.children.concat(),[i,n,r,o,a,l]=e;for(let c of e)this.remove(c);if(t===pi)i.up.set(0,1,0),i.lookAt(1,0,0),n.up.set(0,1,0),n.lookAt(-1,0,0),r.up.set(0,0,-1),r.lookAt(0,1,0),o.up.set(0,0,1),o.lookAt(0,-1,0),a.up.set(0,1,0),a.lookAt(0,0,1),l.up.set(0,1,0),l.lookAt(0,0,-1);else if(t===Vs)i.up.set(0,-1,0),i.lookAt(-1,0,0),n.up.set(0,-1,0),n.lookAt(1,0,0),r.up.set(0,0,1),r.lookAt(0,1,0),o.up.set(0,0,-1),o.lookAt(0,-1,0),a.up.set(0,-1,0),a.lookAt(0,0,1),l.up.set(0,-1,0),l.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+t);for(let c of e)this.add(c),c.updateMatrixWorld()}update(t,e){this.parent===null&&this.updateMatrixWorld();let{renderTarget:i,activeMipmapLevel:n}=this;this.coordinateSystem!==t.coordinateSystem&&(this.coordinateSystem=t.coordinateSystem,this.updateCoordinateSystem());let[r,o,a,l,c,h]=this.children,d=t.getRenderTarget(),u=t.getActiveCubeFace(),m=t.getActiveMipmapLevel(),g=t.xr.enabled;t.xr.enabled=!1;let x=i.texture.mipmapsAutoUpdate;i.texture.mipmapsAutoUpdate=!1;let f=!1;t.isWebGLRenderer===!0?f=t.state.buffers.depth.getReversed():f=t.reversedDepthBuffer,t.setRenderTarget(i,0,n),f&&t.autoClear===!1&&t.clearDepth(),t.render(e,r),t.setRenderTarget(i,1,n),f&&t.autoClear===!1&&t.clearDepth(),t.render(e,o),t.setRenderTarget(i,2,n),f&&t.autoClear===!1&&t.clearDepth(),t.render(e,a),t.setRenderTarget(i,3,n),f&&t.autoClear===!1&&t.clearDepth(),t.render(e,l),t.setRenderTarget(i,4,n),f&&t.autoClear===!1&&t.clearDepth(),t.render(e,c),i.texture.mipmapsAutoUpdate=x,t.setRenderTarget(i,5,n),f&&t.autoClear===!1&&t.clearDepth(),t.render(e,h),t.setRenderTarget(d,u,m),t.xr.enabled=g,i.texture.needsPMREMUpdate=!0}},Wo=class extends Ze{constructor(t=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=t,this.perCameraFrustumCulled=!1}};var _h="\\[\\]\\.:\\/",Wm=new RegExp("["+_h+"]","g"),xh="[^"+_h+"]",Xm="[^"+_h.replace("\\.","")+"]",qm=/((?:WC+[\/:])*)/.source.replace("WC",xh),Ym=/(WCOD+)?/.source.replace("WCOD",Xm),$m=/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",xh),Zm=/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",xh),Jm=new RegExp("^"+qm+Ym+$m+Zm+"$"),Km=["material","materials","bones","map"],Fc=class{constructor(t,e,i){let n=i||re.parseTrackName(e);this._targetGroup=t,this._bindings=t.subscribe_(e,n)}getValue(t,e){this.bind();let i=this._targetGroup.nCachedObjects_,n=this._bindings[i];n!==void 0&&n.getValue(t,e)}setValue(t,e){let i=this._bindings;for(let n=this._targetGroup.nCachedObjects_,r=i.length;n!==r;++n)i[n].setValue(t,e)}bind(){let t=this._bindings;for(let e=this._targetGroup.nCachedObjects_,i=t.length;e!==i;++e)t[e].bind()}unbind(){let t=this._bindings;for(let e=this._targetGroup.nCachedObjects_,i=t.length;e!==i;++e)t[e].unbind()}},re=class s{constructor(t,e,i){this.path=e,this.parsedPath=i||s.parseTrackName(e),this.node=s.findNode(t,this.parsedPath.nodeName),this.rootNode=t,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(t,e,i){return t&&t.isAnimationObjectGroup?new s.Composite(t,e,i):new s(t,e,i)}static sanitizeNodeName(t){return t.replace(/\s/g,"_").replace(Wm,"")}static parseTrackName(t){let e=Jm.exec(t);if(e===null)throw new Error("THREE.PropertyBinding: Cannot parse trackName: "+t);let i={nodeName:e[2],objectName:e[3],objectIndex:e[4],propertyName:e[5],propertyIndex:e[6]},n=i.nodeName&&i.nodeName.lastIndexOf(".");if(n!==void 0&&n!==-1){let r=i.nodeName.substring(n+1);Km.indexOf(r)!==-1&&(i.nodeName=i.nodeName.substring(0,n),i.objectName=r)}if(i.propertyName===null||i.propertyName.length===0)throw new Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+t);return i}static findNode(t,e){if(e===void 0||e===""||e==="."||e===-1||e===t.name||e===t.uuid)return t;if(t.skeleton){let i=t.skeleton.getBoneByName(e);if(i!==void 0)return i}if(t.children){let i=function(r){for(let o=0;o<r.length;o++){let a=r[o];if(a.name===e||a.uuid===e)return a;let l=i(a.children);if(l)return l}return null},n=i(t.children);if(n)return n}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(t,e){t[e]=this.targetObject[this.propertyName]}_getValue_array(t,e){let i=this.resolvedProperty;for(let n=0,r=i.length;n!==r;++n)t[e++]=i[n]}_getValue_arrayElement(t,e){t[e]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(t,e){this.resolvedProperty.toArray(t,e)}_setValue_direct(t,e){this.targetObject[this.propertyName]=t[e]}_setValue_direct_setNeedsUpdate(t,e){this.targetObject[this.propertyName]=t[e],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(t,e){this.targetObject[this.propertyName]=t[e],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(t,e){let i=this.resolvedProperty;for(let n=0,r=i.length;n!==r;++n)i[n]=t[e++]}_setValue_array_setNeedsUpdate(t,e){let i=this.resolvedProperty;for(let n=0,r=i.length;n!==r;++n)i[n]=t[e++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(t,e){let i=this.resolvedProperty;for(let n=0,r=i.length;n!==r;++n)i[n]=t[e++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(t,e){this.resolvedProperty[this.propertyIndex]=t[e]}_setValue_arrayElement_setNeedsUpdate(t,e){this.resolvedProperty[this.propertyIndex]=t[e],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(t,e){this.resolvedProperty[this.propertyIndex]=t[e],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(t,e){this.resolvedProperty.fromArray(t,e)}_setValue_fromArray_setNeedsUpdate(t,e){this.resolvedProperty.fromArray(t,e),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(t,e){this.resolvedProperty.fromArray(t,e),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(t,e){this.bind(),this.getValue(t,e)}_setValue_unbound(t,e){this.bind(),this.setValue(t,e)}bind(){let t=this.node,e=this.parsedPath,i=e.objectName,n=e.propertyName,r=e.propertyIndex;if(t||(t=s.findNode(this.rootNode,e.nodeName),this.node=t),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!t){Ct("PropertyBinding: No target node found for track: "+this.path+".");return}if(i){let c=e.objectIndex;switch(i){case"materials":if(!t.material){Nt("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!t.material.materials){Nt("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);return}t=t.material.materials;break;case"bones":if(!t.skeleton){Nt("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);return}t=t.skeleton.bones;for(let h=0;h<t.length;h++)if(t[h].name===c){c=h;break}break;case"map":if("map"in t){t=t.map;break}if(!t.material){Nt("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!t.material.map){Nt("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);return}t=t.material.map;break;default:if(t[i]===void 0){Nt("PropertyBinding: Can not bind to objectName of node undefined.",this);return}t=t[i]}if(c!==void 0){if(t[c]===void 0){Nt("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,t);return}t=t[c]}}let o=t[n];if(o===void 0){let c=e.nodeName;Nt("PropertyBinding: Trying to update property for track: "+c+"."+n+" but it wasn't found.",t);return}let a=this.Versioning.None;this.targetObject=t,t.isMaterial===!0?a=this.Versioning.NeedsUpdate:t.isObject3D===!0&&(a=this.Versioning.MatrixWorldNeedsUpdate);let l=this.BindingType.Direct;if(r!==void 0){if(n==="morphTargetInfluences"){if(!t.geometry){Nt("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);return}if(!t.geometry.morphAttributes){Nt("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);return}t.morphTargetDictionary[r]!==void 0&&(r=t.morphTargetDictionary[r])}l=this.BindingType.ArrayElement,this.resolvedProperty=o,this.propertyIndex=r}else o.fromArray!==void 0&&o.toArray!==void 0?(l=this.BindingType.HasFromToArray,this.resolvedProperty=o):Array.isArray(o)?(l=this.BindingType.EntireArray,this.resolvedProperty=o):this.propertyName=n;this.getValue=this.GetterByBindingType[l],this.setValue=this.SetterByBindingTypeAndVersioning[l][a]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};re.Composite=Fc;re.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3};re.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2};re.prototype.GetterByBindingType=[re.prototype._getValue_direct,re.prototype._getValue_array,re.prototype._getValue_arrayElement,re.prototype._getValue_toArray];re.prototype.SetterByBindingTypeAndVersioning=[[re.prototype._setValue_direct,re.prototype._setValue_direct_setNeedsUpdate,re.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[re.prototype._setValue_array,re.prototype._setValue_array_setNeedsUpdate,re.prototype._setValue_array_setMatrixWorldNeedsUpdate],[re.prototype._setValue_arrayElement,re.prototype._setValue_arrayElement_setNeedsUpdate,re.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[re.prototype._setValue_fromArray,re.prototype._setValue_fromArray_setNeedsUpdate,re.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var LS=new Float32Array(1);var ud=new Zt,Tn=class{constructor(t,e,i=0,n=1/0){this.ray=new Sn(t,e),this.near=i,this.far=n,this.camera=null,this.layers=new rs,this.params={Mesh:{},Line:{threshold:1},LOD:{},Points:{threshold:1},Sprite:{}}}set(t,e){this.ray.set(t,e)}setFromCamera(t,e){e.isPerspectiveCamera?(this.ray.origin.setFromMatrixPosition(e.matrixWorld),this.ray.direction.set(t.x,t.y,.5).unproject(e).sub(this.ray.origin).normalize(),this.camera=e):e.isOrthographicCamera?(this.ray.origin.set(t.x,t.y,e.projectionMatrix.elements[14]).unproject(e),this.ray.direction.set(0,0,-1).transformDirection(e.matrixWorld),this.camera=e):Nt("Raycaster: Unsupported camera type: "+e.type)}setFromXRController(t){return ud.identity().extractRotation(t.matrixWorld),this.ray.origin.setFromMatrixPosition(t.matrixWorld),this.ray.direction.set(0,0,-1).applyMatrix4(ud),this}intersectObject(t,e=!0,i=[]){return Oc(t,this,i,e),i.sort(dd),i}intersectObjects(t,e=!0,i=[]){for(let n=0,r=t.length;n<r;n++)Oc(t[n],this,i,e);return i.sort(dd),i}};function dd(s,t){return s.distance-t.distance}function Oc(s,t,e,i){let n=!0;if(s.layers.test(t.layers)&&s.raycast(t,e)===!1&&(n=!1),n===!0&&i===!0){let r=s.children;for(let o=0,a=r.length;o<a;o++)Oc(r[o],t,e,!0)}}var Bc=class{static{this.prototype.isMatrix2=!0}constructor(t,e,i,n){this.elements=[1,0,0,1],t!==void 0&&this.set(t,e,i,n)}identity(){return this.set(1,0,0,1),this}fromArray(t,e=0){for(let i=0;i<4;i++)this.elements[i]=t[i+e];return this}set(t,e,i,n){let r=this.elements;return r[0]=t,r[2]=e,r[1]=i,r[3]=n,this}};function yh(s,t,e,i){let n=jm(i);switch(e){case sh:return s*t;case Ko:return s*t/n.components*n.byteLength;case jo:return s*t/n.components*n.byteLength;case dn:return s*t*2/n.components*n.byteLength;case Qo:return s*t*2/n.components*n.byteLength;case rh:return s*t*3/n.components*n.byteLength;case wi:return s*t*4/n.components*n.byteLength;case ta:return s*t*4/n.components*n.byteLength;case ur:case dr:return Math.floor((s+3)/4)*Math.floor((t+3)/4)*8;case fr:case pr:return Math.floor((s+3)/4)*Math.floor((t+3)/4)*16;case ia:case sa:return Math.max(s,16)*Math.max(t,8)/4;case ea:case na:return Math.max(s,8)*Math.max(t,8)/2;case ra:case oa:case la:case ca:return Math.floor((s+3)/4)*Math.floor((t+3)/4)*8;case aa:case mr:case ha:return Math.floor((s+3)/4)*Math.floor((t+3)/4)*16;case ua:return Math.floor((s+3)/4)*Math.floor((t+3)/4)*16;case da:return Math.floor((s+4)/5)*Math.floor((t+3)/4)*16;case fa:return Math.floor((s+4)/5)*Math.floor((t+4)/5)*16;case pa:return Math.floor((s+5)/6)*Math.floor((t+4)/5)*16;case ma:return Math.floor((s+5)/6)*Math.floor((t+5)/6)*16;case ga:return Math.floor((s+7)/8)*Math.floor((t+4)/5)*16;case _a:return Math.floor((s+7)/8)*Math.floor((t+5)/6)*16;case xa:return Math.floor((s+7)/8)*Math.floor((t+7)/8)*16;case ya:return Math.floor((s+9)/10)*Math.floor((t+4)/5)*16;case va:return Math.floor((s+9)/10)*Math.floor((t+5)/6)*16;case Ma:return Math.floor((s+9)/10)*Math.floor((t+7)/8)*16;case Sa:return Math.floor((s+9)/10)*Math.floor((t+9)/10)*16;case wa:return Math.floor((s+11)/12)*Math.floor((t+9)/10)*16;case ba:return Math.floor((s+11)/12)*Math.floor((t+11)/12)*16;case Ea:case Aa:case Ta:return Math.ceil(s/4)*Math.ceil(t/4)*16;case Ra:case Ca:return Math.ceil(s/4)*Math.ceil(t/4)*8;case gr:case Pa:return Math.ceil(s/4)*Math.ceil(t/4)*16}throw new Error(`Unable to determine texture byte length for ${e} format.`)}function jm(s){switch(s){case oi:case th:return{byteLength:1,components:1};case ps:case eh:case Si:return{byteLength:2,components:1};case Zo:case Jo:return{byteLength:2,components:4};case Mi:case $o:case mi:return{byteLength:4,components:1};case ih:case nh:return{byteLength:4,components:3}}throw new Error(`THREE.TextureUtils: Unknown texture type ${s}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}}));typeof window<"u"&&(window.__THREE__?Ct("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");function Sf(){let s=null,t=!1,e=null,i=null;function n(r,o){i=s.requestAnimationFrame(n),e(r,o)}return{start:function(){t!==!0&&e!==null&&s!==null&&(i=s.requestAnimationFrame(n),t=!0)},stop:function(){s!==null&&s.cancelAnimationFrame(i),t=!1},setAnimationLoop:function(r){e=r},setContext:function(r){s=r}}}function tg(s){let t=new WeakMap;function e(a,l){let c=a.array,h=a.usage,d=c.byteLength,u=s.createBuffer();s.bindBuffer(l,u),s.bufferData(l,c,h),a.onUploadCallback();let m;if(c instanceof Float32Array)m=s.FLOAT;else if(typeof Float16Array<"u"&&c instanceof Float16Array)m=s.HALF_FLOAT;else if(c instanceof Uint16Array)a.isFloat16BufferAttribute?m=s.HALF_FLOAT:m=s.UNSIGNED_SHORT;else if(c instanceof Int16Array)m=s.SHORT;else if(c instanceof Uint32Array)m=s.UNSIGNED_INT;else if(c instanceof Int32Array)m=s.INT;else if(c instanceof Int8Array)m=s.BYTE;else if(c instanceof Uint8Array)m=s.UNSIGNED_BYTE;else if(c instanceof Uint8ClampedArray)m=s.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+c);return{buffer:u,type:m,bytesPerElement:c.BYTES_PER_ELEMENT,version:a.version,size:d}}function i(a,l,c){let h=l.array,d=l.updateRanges;if(s.bindBuffer(c,a),d.length===0)s.bufferSubData(c,0,h);else{d.sort((m,g)=>m.start-g.start);let u=0;for(let m=1;m<d.length;m++){let g=d[u],x=d[m];x.start<=g.start+g.count+1?g.count=Math.max(g.count,x.start+x.count-g.start):(++u,d[u]=x)}d.length=u+1;for(let m=0,g=d.length;m<g;m++){let x=d[m];s.bufferSubData(c,x.start*h.BYTES_PER_ELEMENT,h,x.start,x.count)}l.clearUpdateRanges()}l.onUploadCallback()}function n(a){return a.isInterleavedBufferAttribute&&(a=a.data),t.get(a)}function r(a){a.isInterleavedBufferAttribute&&(a=a.data);let l=t.get(a);l&&(s.deleteBuffer(l.buffer),t.delete(a))}function o(a,l){if(a.isInterleavedBufferAttribute&&(a=a.data),a.isGLBufferAttribute){let h=t.get(a);(!h||h.version<a.version)&&t.set(a,{buffer:a.buffer,type:a.type,bytesPerElement:a.elementSize,version:a.version});return}let c=t.get(a);if(c===void 0)t.set(a,e(a,l));else if(c.version<a.version){if(c.size!==a.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");i(c.buffer,a,l),c.version=a.version}}return{get:n,remove:r,update:o}}var eg=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,ig=`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,ng=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,sg=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,rg=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,og=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,ag=`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,lg=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,cg=`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,hg=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,ug=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,dg=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,fg=`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,pg=`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,mg=`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,gg=`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,_g=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,xg=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,yg=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,vg=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,Mg=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,Sg=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,wg=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,bg=`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,Eg=`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,Ag=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,Tg=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,Rg=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,Cg=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,Pg="gl_FragColor = linearToOutputTexel( gl_FragColor );",Ig=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,Lg=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,Ng=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,Dg=`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,Ug=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,Fg=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,Og=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,Bg=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,kg=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,zg=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,Gg=`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,Vg=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,Hg=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,Wg=`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,Xg=`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,qg=`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,Yg=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,$g=`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,Zg=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,Jg=`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,Kg=`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,jg=`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,Qg=`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,t_=`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,e_=`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,i_=`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,n_=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,s_=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,r_=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,o_=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,a_=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,l_=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,c_=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,h_=`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,u_=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,d_=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,f_=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,p_=`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,m_=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,g_=`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,__=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,x_=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,y_=`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,v_=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,M_=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,S_=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,w_=`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,b_=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,E_=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,A_=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,T_=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,R_=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,C_=`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,P_=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,I_=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,L_=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,N_=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,D_=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,U_=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,F_=`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,O_=`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,B_=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,k_=`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,z_=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,G_=`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,V_=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,H_=`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,W_=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,X_=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,q_=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,Y_=`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,$_=`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,Z_=`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,J_=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,K_=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,j_=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,Q_=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,t0=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,e0=`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,i0=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,n0=`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,s0=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,r0=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,o0=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,a0=`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,l0=`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,c0=`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,h0=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,u0=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,d0=`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,f0=`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,p0=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,m0=`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,g0=`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,_0=`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,x0=`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,y0=`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,v0=`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,M0=`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,S0=`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,w0=`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,b0=`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,E0=`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,A0=`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,T0=`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,R0=`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,C0=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,P0=`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,I0=`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,L0=`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,N0=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,Gt={alphahash_fragment:eg,alphahash_pars_fragment:ig,alphamap_fragment:ng,alphamap_pars_fragment:sg,alphatest_fragment:rg,alphatest_pars_fragment:og,aomap_fragment:ag,aomap_pars_fragment:lg,batching_pars_vertex:cg,batching_vertex:hg,begin_vertex:ug,beginnormal_vertex:dg,bsdfs:fg,iridescence_fragment:pg,bumpmap_pars_fragment:mg,clipping_planes_fragment:gg,clipping_planes_pars_fragment:_g,clipping_planes_pars_vertex:xg,clipping_planes_vertex:yg,color_fragment:vg,color_pars_fragment:Mg,color_pars_vertex:Sg,color_vertex:wg,common:bg,defaultnormal_vertex:Eg,displacementmap_pars_vertex:Ag,displacementmap_vertex:Tg,emissivemap_fragment:Rg,emissivemap_pars_fragment:Cg,colorspace_fragment:Pg,colorspace_pars_fragment:Ig,envmap_fragment:Lg,envmap_common_pars_fragment:Ng,envmap_pars_fragment:Dg,envmap_pars_vertex:Ug,envmap_physical_pars_fragment:qg,envmap_vertex:Fg,fog_vertex:Og,fog_pars_vertex:Bg,fog_fragment:kg,fog_pars_fragment:zg,gradientmap_pars_fragment:Gg,lightmap_pars_fragment:Vg,lights_lambert_fragment:Hg,lights_lambert_pars_fragment:Wg,lights_pars_begin:Xg,lights_toon_fragment:Yg,lights_toon_pars_fragment:$g,lights_phong_fragment:Zg,lights_phong_pars_fragment:Jg,lights_physical_fragment:Kg,lights_physical_pars_fragment:jg,lights_fragment_begin:Qg,lights_fragment_maps:t_,lights_fragment_end:e_,lightprobes_pars_fragment:i_,logdepthbuf_fragment:n_,logdepthbuf_pars_fragment:s_,logdepthbuf_pars_vertex:r_,logdepthbuf_vertex:o_,map_fragment:a_,map_pars_fragment:l_,map_particle_fragment:c_,map_particle_pars_fragment:h_,metalnessmap_fragment:u_,metalnessmap_pars_fragment:d_,morphinstance_vertex:f_,morphcolor_vertex:p_,morphnormal_vertex:m_,morphtarget_pars_vertex:g_,morphtarget_vertex:__,normal_fragment_begin:x_,normal_fragment_maps:y_,normal_pars_fragment:v_,normal_pars_vertex:M_,normal_vertex:S_,normalmap_pars_fragment:w_,clearcoat_normal_fragment_begin:b_,clearcoat_normal_fragment_maps:E_,clearcoat_pars_fragment:A_,iridescence_pars_fragment:T_,opaque_fragment:R_,packing:C_,premultiplied_alpha_fragment:P_,project_vertex:I_,dithering_fragment:L_,dithering_pars_fragment:N_,roughnessmap_fragment:D_,roughnessmap_pars_fragment:U_,shadowmap_pars_fragment:F_,shadowmap_pars_vertex:O_,shadowmap_vertex:B_,shadowmask_pars_fragment:k_,skinbase_vertex:z_,skinning_pars_vertex:G_,skinning_vertex:V_,skinnormal_vertex:H_,specularmap_fragment:W_,specularmap_pars_fragment:X_,tonemapping_fragment:q_,tonemapping_pars_fragment:Y_,transmission_fragment:$_,transmission_pars_fragment:Z_,uv_pars_fragment:J_,uv_pars_vertex:K_,uv_vertex:j_,worldpos_vertex:Q_,background_vert:t0,background_frag:e0,backgroundCube_vert:i0,backgroundCube_frag:n0,cube_vert:s0,cube_frag:r0,depth_vert:o0,depth_frag:a0,distance_vert:l0,distance_frag:c0,equirect_vert:h0,equirect_frag:u0,linedashed_vert:d0,linedashed_frag:f0,meshbasic_vert:p0,meshbasic_frag:m0,meshlambert_vert:g0,meshlambert_frag:_0,meshmatcap_vert:x0,meshmatcap_frag:y0,meshnormal_vert:v0,meshnormal_frag:M0,meshphong_vert:S0,meshphong_frag:w0,meshphysical_vert:b0,meshphysical_frag:E0,meshtoon_vert:A0,meshtoon_frag:T0,points_vert:R0,points_frag:C0,shadow_vert:P0,shadow_frag:I0,sprite_vert:L0,sprite_frag:N0},gt={common:{diffuse:{value:new Ht(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Ut},alphaMap:{value:null},alphaMapTransform:{value:new Ut},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Ut}},envmap:{envMap:{value:null},envMapRotation:{value:new Ut},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Ut}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Ut}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Ut},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Ut},normalScale:{value:new Dt(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Ut},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Ut}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Ut}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Ut}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Ht(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Ht(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Ut},alphaTest:{value:0},uvTransform:{value:new Ut}},sprite:{diffuse:{value:new Ht(16777215)},opacity:{value:1},center:{value:new Dt(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Ut},alphaMap:{value:null},alphaMapTransform:{value:new Ut},alphaTest:{value:0}}},Fi={basic:{uniforms:Xe([gt.common,gt.specularmap,gt.envmap,gt.aomap,gt.lightmap,gt.fog]),vertexShader:Gt.meshbasic_vert,fragmentShader:Gt.meshbasic_frag},lambert:{uniforms:Xe([gt.common,gt.specularmap,gt.envmap,gt.aomap,gt.lightmap,gt.emissivemap,gt.bumpmap,gt.normalmap,gt.displacementmap,gt.fog,gt.lights,{emissive:{value:new Ht(0)},envMapIntensity:{value:1}}]),vertexShader:Gt.meshlambert_vert,fragmentShader:Gt.meshlambert_frag},phong:{uniforms:Xe([gt.common,gt.specularmap,gt.envmap,gt.aomap,gt.lightmap,gt.emissivemap,gt.bumpmap,gt.normalmap,gt.displacementmap,gt.fog,gt.lights,{emissive:{value:new Ht(0)},specular:{value:new Ht(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:Gt.meshphong_vert,fragmentShader:Gt.meshphong_frag},standard:{uniforms:Xe([gt.common,gt.envmap,gt.aomap,gt.lightmap,gt.emissivemap,gt.bumpmap,gt.normalmap,gt.displacementmap,gt.roughnessmap,gt.metalnessmap,gt.fog,gt.lights,{emissive:{value:new Ht(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:Gt.meshphysical_vert,fragmentShader:Gt.meshphysical_frag},toon:{uniforms:Xe([gt.common,gt.aomap,gt.lightmap,gt.emissivemap,gt.bumpmap,gt.normalmap,gt.displacementmap,gt.gradientmap,gt.fog,gt.lights,{emissive:{value:new Ht(0)}}]),vertexShader:Gt.meshtoon_vert,fragmentShader:Gt.meshtoon_frag},matcap:{uniforms:Xe([gt.common,gt.bumpmap,gt.normalmap,gt.displacementmap,gt.fog,{matcap:{value:null}}]),vertexShader:Gt.meshmatcap_vert,fragmentShader:Gt.meshmatcap_frag},points:{uniforms:Xe([gt.points,gt.fog]),vertexShader:Gt.points_vert,fragmentShader:Gt.points_frag},dashed:{uniforms:Xe([gt.common,gt.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:Gt.linedashed_vert,fragmentShader:Gt.linedashed_frag},depth:{uniforms:Xe([gt.common,gt.displacementmap]),vertexShader:Gt.depth_vert,fragmentShader:Gt.depth_frag},normal:{uniforms:Xe([gt.common,gt.bumpmap,gt.normalmap,gt.displacementmap,{opacity:{value:1}}]),vertexShader:Gt.meshnormal_vert,fragmentShader:Gt.meshnormal_frag},sprite:{uniforms:Xe([gt.sprite,gt.fog]),vertexShader:Gt.sprite_vert,fragmentShader:Gt.sprite_frag},background:{uniforms:{uvTransform:{value:new Ut},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:Gt.background_vert,fragmentShader:Gt.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Ut}},vertexShader:Gt.backgroundCube_vert,fragmentShader:Gt.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:Gt.cube_vert,fragmentShader:Gt.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:Gt.equirect_vert,fragmentShader:Gt.equirect_frag},distance:{uniforms:Xe([gt.common,gt.displacementmap,{referencePosition:{value:new R},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:Gt.distance_vert,fragmentShader:Gt.distance_frag},shadow:{uniforms:Xe([gt.lights,gt.fog,{color:{value:new Ht(0)},opacity:{value:1}}]),vertexShader:Gt.shadow_vert,fragmentShader:Gt.shadow_frag}};Fi.physical={uniforms:Xe([Fi.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Ut},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Ut},clearcoatNormalScale:{value:new Dt(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Ut},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new Ut},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Ut},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Ut},sheen:{value:0},sheenColor:{value:new Ht(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Ut},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Ut},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Ut},transmissionSamplerSize:{value:new Dt},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Ut},attenuationDistance:{value:0},attenuationColor:{value:new Ht(0)},specularColor:{value:new Ht(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Ut},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Ut},anisotropyVector:{value:new Dt},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Ut}}]),vertexShader:Gt.meshphysical_vert,fragmentShader:Gt.meshphysical_frag};var La={r:0,b:0,g:0},D0=new Zt,wf=new Ut;wf.set(-1,0,0,0,1,0,0,0,1);function U0(s,t,e,i,n,r){let o=new Ht(0),a=n===!0?0:1,l,c,h=null,d=0,u=null;function m(M){let T=M.isScene===!0?M.background:null;if(T&&T.isTexture){let w=M.backgroundBlurriness>0;T=t.get(T,w)}return T}function g(M){let T=!1,w=m(M);w===null?f(o,a):w&&w.isColor&&(f(w,1),T=!0);let E=s.xr.getEnvironmentBlendMode();E==="additive"?e.buffers.color.setClear(0,0,0,1,r):E==="alpha-blend"&&e.buffers.color.setClear(0,0,0,0,r),(s.autoClear||T)&&(e.buffers.depth.setTest(!0),e.buffers.depth.setMask(!0),e.buffers.color.setMask(!0),s.clear(s.autoClearColor,s.autoClearDepth,s.autoClearStencil))}function x(M,T){let w=m(T);w&&w.isCubeTexture?(c===void 0&&(c=new ee(new cs(1,1,1),new Me({name:"BackgroundCubeMaterial",uniforms:Ln(Fi.backgroundCube.uniforms),vertexShader:Fi.backgroundCube.vertexShader,fragmentShader:Fi.backgroundCube.fragmentShader,side:Oe,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),c.geometry.deleteAttribute("uv"),c.onBeforeRender=function(E,b,_){this.matrixWorld.copyPosition(_.matrixWorld)},Object.defineProperty(c.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),i.update(c)),c.material.uniforms.envMap.value=w,c.material.uniforms.backgroundBlurriness.value=T.backgroundBlurriness,c.material.uniforms.backgroundIntensity.value=T.backgroundIntensity,c.material.uniforms.backgroundRotation.value.setFromMatrix4(D0.makeRotationFromEuler(T.backgroundRotation)).transpose(),w.isRenderTargetTexture===!1&&c.material.uniforms.backgroundRotation.value.premultiply(wf),c.material.toneMapped=Yt.getTransfer(w.colorSpace)!==Qt,(h!==w||d!==w.version||u!==s.toneMapping)&&(c.material.needsUpdate=!0,h=w,d=w.version,u=s.toneMapping),c.layers.enableAll(),M.unshift(c,c.geometry,c.material,0,0,null)):w&&w.isTexture&&(l===void 0&&(l=new ee(new An(2,2),new Me({name:"BackgroundMaterial",uniforms:Ln(Fi.background.uniforms),vertexShader:Fi.background.vertexShader,fragmentShader:Fi.background.fragmentShader,side:un,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute("normal"),Object.defineProperty(l.material,"map",{get:function(){return this.uniforms.t2D.value}}),i.update(l)),l.material.uniforms.t2D.value=w,l.material.uniforms.backgroundIntensity.value=T.backgroundIntensity,l.material.toneMapped=Yt.getTransfer(w.colorSpace)!==Qt,w.matrixAutoUpdate===!0&&w.updateMatrix(),l.material.uniforms.uvTransform.value.copy(w.matrix),(h!==w||d!==w.version||u!==s.toneMapping)&&(l.material.needsUpdate=!0,h=w,d=w.version,u=s.toneMapping),l.layers.enableAll(),M.unshift(l,l.geometry,l.material,0,0,null))}function f(M,T){M.getRGB(La,gh(s)),e.buffers.color.setClear(La.r,La.g,La.b,T,r)}function p(){c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0),l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0)}return{getClearColor:function(){return o},setClearColor:function(M,T=1){o.set(M),a=T,f(o,a)},getClearAlpha:function(){return a},setClearAlpha:function(M){a=M,f(o,a)},render:g,addToRenderList:x,dispose:p}}function F0(s,t){let e=s.getParameter(s.MAX_VERTEX_ATTRIBS),i={},n=u(null),r=n,o=!1;function a(D,F,z,I,H){let X=!1,G=d(D,I,z,F);r!==G&&(r=G,c(r.object)),X=m(D,I,z,H),X&&g(D,I,z,H),H!==null&&t.update(H,s.ELEMENT_ARRAY_BUFFER),(X||o)&&(o=!1,w(D,F,z,I),H!==null&&s.bindBuffer(s.ELEMENT_ARRAY_BUFFER,t.get(H).buffer))}function l(){return s.createVertexArray()}function c(D){return s.bindVertexArray(D)}function h(D){return s.deleteVertexArray(D)}function d(D,F,z,I){let H=I.wireframe===!0,X=i[F.id];X===void 0&&(X={},i[F.id]=X);let G=D.isInstancedMesh===!0?D.id:0,et=X[G];et===void 0&&(et={},X[G]=et);let W=et[z.id];W===void 0&&(W={},et[z.id]=W);let j=W[H];return j===void 0&&(j=u(l()),W[H]=j),j}function u(D){let F=[],z=[],I=[];for(let H=0;H<e;H++)F[H]=0,z[H]=0,I[H]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:F,enabledAttributes:z,attributeDivisors:I,object:D,attributes:{},index:null}}function m(D,F,z,I){let H=r.attributes,X=F.attributes,G=0,et=z.getAttributes();for(let W in et)if(et[W].location>=0){let tt=H[W],yt=X[W];if(yt===void 0&&(W==="instanceMatrix"&&D.instanceMatrix&&(yt=D.instanceMatrix),W==="instanceColor"&&D.instanceColor&&(yt=D.instanceColor)),tt===void 0||tt.attribute!==yt||yt&&tt.data!==yt.data)return!0;G++}return r.attributesNum!==G||r.index!==I}function g(D,F,z,I){let H={},X=F.attributes,G=0,et=z.getAttributes();for(let W in et)if(et[W].location>=0){let tt=X[W];tt===void 0&&(W==="instanceMatrix"&&D.instanceMatrix&&(tt=D.instanceMatrix),W==="instanceColor"&&D.instanceColor&&(tt=D.instanceColor));let yt={};yt.attribute=tt,tt&&tt.data&&(yt.data=tt.data),H[W]=yt,G++}r.attributes=H,r.attributesNum=G,r.index=I}function x(){let D=r.newAttributes;for(let F=0,z=D.length;F<z;F++)D[F]=0}function f(D){p(D,0)}function p(D,F){let z=r.newAttributes,I=r.enabledAttributes,H=r.attributeDivisors;z[D]=1,I[D]===0&&(s.enableVertexAttribArray(D),I[D]=1),H[D]!==F&&(s.vertexAttribDivisor(D,F),H[D]=F)}function M(){let D=r.newAttributes,F=r.enabledAttributes;for(let z=0,I=F.length;z<I;z++)F[z]!==D[z]&&(s.disableVertexAttribArray(z),F[z]=0)}function T(D,F,z,I,H,X,G){G===!0?s.vertexAttribIPointer(D,F,z,H,X):s.vertexAttribPointer(D,F,z,I,H,X)}function w(D,F,z,I){x();let H=I.attributes,X=z.getAttributes(),G=F.defaultAttributeValues;for(let et in X){let W=X[et];if(W.location>=0){let j=H[et];if(j===void 0&&(et==="instanceMatrix"&&D.instanceMatrix&&(j=D.instanceMatrix),et==="instanceColor"&&D.instanceColor&&(j=D.instanceColor)),j!==void 0){let tt=j.normalized,yt=j.itemSize,At=t.get(j);if(At===void 0)continue;let Y=At.buffer,ht=At.type,xt=At.bytesPerElement,bt=ht===s.INT||ht===s.UNSIGNED_INT||j.gpuType===$o;if(j.isInterleavedBufferAttribute){let pt=j.data,Pt=pt.isInterleavedBuffer===!0?pt.stride:pt.itemSize,ae=j.offset;if(pt.isInstancedInterleavedBuffer||pt.isInstancedBufferAttribute){for(let Tt=0;Tt<W.locationSize;Tt++)p(W.location+Tt,pt.meshPerAttribute);D.isInstancedMesh!==!0&&I._maxInstanceCount===void 0&&(I._maxInstanceCount=pt.meshPerAttribute*pt.count)}else for(let Tt=0;Tt<W.locationSize;Tt++)f(W.location+Tt);s.bindBuffer(s.ARRAY_BUFFER,Y);for(let Tt=0;Tt<W.locationSize;Tt++)T(W.location+Tt,yt/W.locationSize,ht,tt,Pt*xt,(ae+yt/W.locationSize*Tt)*xt,bt)}else{if(j.isInstancedBufferAttribute){for(let pt=0;pt<W.locationSize;pt++)p(W.location+pt,j.meshPerAttribute);D.isInstancedMesh!==!0&&I._maxInstanceCount===void 0&&(I._maxInstanceCount=j.meshPerAttribute*j.count)}else for(let pt=0;pt<W.locationSize;pt++)f(W.location+pt);s.bindBuffer(s.ARRAY_BUFFER,Y);for(let pt=0;pt<W.locationSize;pt++)T(W.location+pt,yt/W.locationSize,ht,tt,yt*xt,yt/W.locationSize*pt*xt,bt)}}else if(G!==void 0){let tt=G[et];if(tt!==void 0)switch(tt.length){case 2:s.vertexAttrib2fv(W.location,tt);break;case 3:s.vertexAttrib3fv(W.location,tt);break;case 4:s.vertexAttrib4fv(W.location,tt);break;default:s.vertexAttrib1fv(W.location,tt)}}}}M()}function E(){L();for(let D in i){let F=i[D];for(let z in F){let I=F[z];for(let H in I){let X=I[H];for(let G in X)h(X[G].object),delete X[G];delete I[H]}}delete i[D]}}function b(D){if(i[D.id]===void 0)return;let F=i[D.id];for(let z in F){let I=F[z];for(let H in I){let X=I[H];for(let G in X)h(X[G].object),delete X[G];delete I[H]}}delete i[D.id]}function _(D){for(let F in i){let z=i[F];for(let I in z){let H=z[I];if(H[D.id]===void 0)continue;let X=H[D.id];for(let G in X)h(X[G].object),delete X[G];delete H[D.id]}}}function S(D){for(let F in i){let z=i[F],I=D.isInstancedMesh===!0?D.id:0,H=z[I];if(H!==void 0){for(let X in H){let G=H[X];for(let et in G)h(G[et].object),delete G[et];delete H[X]}delete z[I],Object.keys(z).length===0&&delete i[F]}}}function L(){C(),o=!0,r!==n&&(r=n,c(r.object))}function C(){n.geometry=null,n.program=null,n.wireframe=!1}return{setup:a,reset:L,resetDefaultState:C,dispose:E,releaseStatesOfGeometry:b,releaseStatesOfObject:S,releaseStatesOfProgram:_,initAttributes:x,enableAttribute:f,disableUnusedAttributes:M}}function O0(s,t,e){let i;function n(l){i=l}function r(l,c){s.drawArrays(i,l,c),e.update(c,i,1)}function o(l,c,h){h!==0&&(s.drawArraysInstanced(i,l,c,h),e.update(c,i,h))}function a(l,c,h){if(h===0)return;t.get("WEBGL_multi_draw").multiDrawArraysWEBGL(i,l,0,c,0,h);let u=0;for(let m=0;m<h;m++)u+=c[m];e.update(u,i,1)}this.setMode=n,this.render=r,this.renderInstances=o,this.renderMultiDraw=a}function B0(s,t,e,i){let n;function r(){if(n!==void 0)return n;if(t.has("EXT_texture_filter_anisotropic")===!0){let _=t.get("EXT_texture_filter_anisotropic");n=s.getParameter(_.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else n=0;return n}function o(_){return!(_!==wi&&i.convert(_)!==s.getParameter(s.IMPLEMENTATION_COLOR_READ_FORMAT))}function a(_){let S=_===Si&&(t.has("EXT_color_buffer_half_float")||t.has("EXT_color_buffer_float"));return!(_!==oi&&_!==mi&&!S&&i.convert(_)!==s.getParameter(s.IMPLEMENTATION_COLOR_READ_TYPE))}function l(_){if(_==="highp"){if(s.getShaderPrecisionFormat(s.VERTEX_SHADER,s.HIGH_FLOAT).precision>0&&s.getShaderPrecisionFormat(s.FRAGMENT_SHADER,s.HIGH_FLOAT).precision>0)return"highp";_="mediump"}return _==="mediump"&&s.getShaderPrecisionFormat(s.VERTEX_SHADER,s.MEDIUM_FLOAT).precision>0&&s.getShaderPrecisionFormat(s.FRAGMENT_SHADER,s.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let c=e.precision!==void 0?e.precision:"highp",h=l(c);h!==c&&(Ct("WebGLRenderer:",c,"not supported, using",h,"instead."),c=h);let d=e.reversedDepthBuffer===!0&&t.has("EXT_clip_control"),u=e.logarithmicDepthBuffer===!0&&d===!1;e.reversedDepthBuffer===!0&&d===!1&&Ct("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),e.logarithmicDepthBuffer===!0&&d===!0&&Ct("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");let m=s.getParameter(s.MAX_TEXTURE_IMAGE_UNITS),g=s.getParameter(s.MAX_VERTEX_TEXTURE_IMAGE_UNITS),x=s.getParameter(s.MAX_TEXTURE_SIZE),f=s.getParameter(s.MAX_CUBE_MAP_TEXTURE_SIZE),p=s.getParameter(s.MAX_VERTEX_ATTRIBS),M=s.getParameter(s.MAX_VERTEX_UNIFORM_VECTORS),T=s.getParameter(s.MAX_VARYING_VECTORS),w=s.getParameter(s.MAX_FRAGMENT_UNIFORM_VECTORS),E=s.getParameter(s.MAX_SAMPLES),b=s.getParameter(s.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:r,getMaxPrecision:l,textureFormatReadable:o,textureTypeReadable:a,precision:c,logarithmicDepthBuffer:u,reversedDepthBuffer:d,maxTextures:m,maxVertexTextures:g,maxTextureSize:x,maxCubemapSize:f,maxAttributes:p,maxVertexUniforms:M,maxVaryings:T,maxFragmentUniforms:w,maxSamples:E,samples:b}}function k0(s){let t=this,e=null,i=0,n=!1,r=!1,o=new ii,a=new Ut,l={value:null,needsUpdate:!1};this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(d,u){let m=d.length!==0||u||i!==0||n;return n=u,i=d.length,m},this.beginShadows=function(){r=!0,h(null)},this.endShadows=function(){r=!1},this.setGlobalState=function(d,u){e=h(d,u,0)},this.setState=function(d,u,m){let g=d.clippingPlanes,x=d.clipIntersection,f=d.clipShadows,p=s.get(d);if(!n||g===null||g.length===0||r&&!f)r?h(null):c();else{let M=r?0:i,T=M*4,w=p.clippingState||null;l.value=w,w=h(g,u,T,m);for(let E=0;E!==T;++E)w[E]=e[E];p.clippingState=w,this.numIntersection=x?this.numPlanes:0,this.numPlanes+=M}};function c(){l.value!==e&&(l.value=e,l.needsUpdate=i>0),t.numPlanes=i,t.numIntersection=0}function h(d,u,m,g){let x=d!==null?d.length:0,f=null;if(x!==0){if(f=l.value,g!==!0||f===null){let p=m+x*4,M=u.matrixWorldInverse;a.getNormalMatrix(M),(f===null||f.length<p)&&(f=new Float32Array(p));for(let T=0,w=m;T!==x;++T,w+=4)o.copy(d[T]).applyMatrix4(M,a),o.normal.toArray(f,w),f[w+3]=o.constant}l.value=f,l.needsUpdate=!0}return t.numPlanes=x,t.numIntersection=0,f}}var yr=class extends ni{constructor(t=1,e={}){super(t,t,e),this.isWebGLCubeRenderTarget=!0;let i={width:t,height:t,depth:1},n=[i,i,i,i,i,i];this.texture=new er(n),this._setTextureOptions(e),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(t,e){this.texture.type=e.type,this.texture.colorSpace=e.colorSpace,this.texture.generateMipmaps=e.generateMipmaps,this.texture.minFilter=e.minFilter,this.texture.magFilter=e.magFilter;let i={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},n=new cs(5,5,5),r=new Me({name:"CubemapFromEquirect",uniforms:Ln(i.uniforms),vertexShader:i.vertexShader,fragmentShader:i.fragmentShader,side:Oe,blending:Rn});r.uniforms.tEquirect.value=e;let o=new ee(n,r),a=e.minFilter;return e.minFilter===Zi&&(e.minFilter=Ee),new hs(1,10,this).update(t,o),e.minFilter=a,o.geometry.dispose(),o.material.dispose(),this}clear(t,e=!0,i=!0,n=!0){let r=t.getRenderTarget();for(let o=0;o<6;o++)t.setRenderTarget(this,o),t.clear(e,i,n);t.setRenderTarget(r)}},tf=256,z0=3,G0=20,bf=256,Ef=16,V0=3,H0=new R,W0=new Ht,Da=class s{constructor(t){this._renderer=t,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new hs(1,10,null),this._boxMesh=new ee(new cs(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(t,e=0,i=.1,n=100,r={}){let{size:o=256,position:a=H0}=r,l=this._renderer;this._setSize(o);let c=this._allocateTarget(),h=this._getSourceTarget(!0);e>0&&(h.texture.mipmapsAutoUpdate=!1);let d=l.autoClear,u=l.autoClearColor,m=l.autoClearDepth,g=l.autoClearStencil,x=t.background;l.autoClear=!0,l.autoClearColor=!0,l.autoClearDepth=!0,l.autoClearStencil=!0,x===null&&(t.background=l.getClearColor(W0));let f=new hs(i,n,h);return f.position.copy(a),f.update(l,t),l.autoClear=d,l.autoClearColor=u,l.autoClearDepth=m,l.autoClearStencil=g,t.background=x,e>0&&(h.texture.mipmapsAutoUpdate=!0,this._blur(c,e)),this._applyPMREM(c),c}fromEquirectangular(t,e=null){return this._fromTexture(t,e)}fromCubemap(t,e=null){return this._fromTexture(t,e)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=sf(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=nf(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(t,e){return e>0?1-Math.sqrt(1-t/e):0}_setSize(t){this._cubeSize=Math.max(tf,fh(t))}_fromTexture(t,e){t.mapping===Pn||t.mapping===fs?this._setSize(t.image.length===0?tf:t.image[0].width||t.image[0].image.width):this._setSize(t.image.width/4);let i=e||this._allocateTarget();return this._textureToCubemap(t),this._applyPMREM(i),i}_allocateTarget(){let t=this._cubeSize,e=ef(t,!1,!1),i=Math.log2(t)-z0;for(let n=0;n<=i;n++)e.texture.mipmaps.push({width:t>>n,height:t>>n});return e.texture.name="PMREM",e.texture.isPMREMTexture=!0,e}_getSourceTarget(t=!1){let e=this._cubeSize,i=this._sourceTarget;return(i===null||i.width!==e||t&&i.depthBuffer===!1)&&(i!==null&&i.dispose(),this._sourceTarget=ef(e,!0,t)),this._sourceTarget}_compileMaterial(t){this._boxMesh.material=t,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(t,e,i){let n=this._boxMesh,r=this._cubeCamera;n.material=i,r.renderTarget=t,r.activeMipmapLevel=e;let o=t.width>>e;t.viewport.set(0,0,o,o),r.update(this._renderer,n),t.viewport.set(0,0,t.width,t.height)}_textureToCubemap(t){let e;t.mapping===Pn||t.mapping===fs?(this._cubemapMaterial===null&&(this._cubemapMaterial=sf()),e=this._cubemapMaterial,e.uniforms.flipEnvMap.value=t.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=nf()),e=this._equirectMaterial),e.uniforms.envMap.value=t,this._renderCube(this._getSourceTarget(),0,e)}_applyPMREM(t){this._ggxMaterial===null&&(this._ggxMaterial=X0(),this._integrationMaterial=q0());let e=this._cubeSize,i=t.texture.mipmaps.length-1,n=this._ggxMaterial.uniforms;n.envMap.value=this._sourceTarget.texture;let r=this._integrationMaterial.uniforms;r.envMap.value=this._sourceTarget.texture,r.sourceLod.value=Math.log2(e/Ef);for(let o=0;o<=i;o++){let a=s.lodToRoughness(o,i);if(o>i-V0)r.roughness.value=a,this._renderCube(t,o,this._integrationMaterial);else{let l=a>0?Math.log2(e)+.5*Math.log2(6/(bf*Math.pow(a,4)))+.5:0;n.roughness.value=a,n.lodBias.value=l,this._renderCube(t,o,this._ggxMaterial)}}}_blur(t,e){this._blurMaterial===null&&(this._blurMaterial=Y0());let i=this._blurMaterial,n=i.uniforms,r=this._sourceTarget;n.sigma.value=Math.min(e,Math.PI)/Math.SQRT2,n.envMap.value=r.texture,this._renderCube(t,0,i),n.envMap.value=t.texture,this._renderCube(r,0,i)}};function ef(s,t,e){return new yr(s,{minFilter:Zi,generateMipmaps:t,type:Si,colorSpace:zs,depthBuffer:e})}function vr(s,t,e){return new Me({name:s,uniforms:t,vertexShader:Gt.cube_vert,fragmentShader:e,side:Oe,blending:Rn,depthTest:!1,depthWrite:!1})}function X0(){return vr("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${bf}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function q0(){return vr("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:Ef}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function Y0(){return vr("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${G0}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`)}function nf(){return vr("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function sf(){return vr("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function $0(s){let t=new WeakMap,e=new WeakMap,i=null;function n(u,m=!1){return u==null?null:m?o(u):r(u)}function r(u){if(u&&u.isTexture){let m=u.mapping;if(m===Xo||m===qo)if(t.has(u)){let g=t.get(u).texture;return a(g,u.mapping)}else{let g=u.image;if(g&&g.height>0){let x=new yr(g.height);return x.fromEquirectangularTexture(s,u),t.set(u,x),u.addEventListener("dispose",c),a(x.texture,u.mapping)}else return null}}return u}function o(u){if(u&&u.isTexture&&u.isPMREMTexture!==!0){let m=u.mapping,g=m===Xo||m===qo,x=m===Pn||m===fs;if(g||x){let f=e.get(u),p=f!==void 0?f.texture.pmremVersion:0;if(u.isRenderTargetTexture&&u.pmremVersion!==p)return i===null&&(i=new Da(s)),f=g?i.fromEquirectangular(u,f):i.fromCubemap(u,f),f.texture.pmremVersion=u.pmremVersion,e.set(u,f),f.texture;if(f!==void 0)return f.texture;{let M=u.image;return g&&M&&M.height>0||x&&M&&l(M)?(i===null&&(i=new Da(s)),f=g?i.fromEquirectangular(u):i.fromCubemap(u),f.texture.pmremVersion=u.pmremVersion,e.set(u,f),u.addEventListener("dispose",h),f.texture):null}}}return u}function a(u,m){return m===Xo?u.mapping=Pn:m===qo&&(u.mapping=fs),u}function l(u){let m=0,g=6;for(let x=0;x<g;x++)u[x]!==void 0&&m++;return m===g}function c(u){let m=u.target;m.removeEventListener("dispose",c);let g=t.get(m);g!==void 0&&(t.delete(m),g.dispose())}function h(u){let m=u.target;m.removeEventListener("dispose",h);let g=e.get(m);g!==void 0&&(e.delete(m),g.dispose())}function d(){t=new WeakMap,e=new WeakMap,i!==null&&(i.dispose(),i=null)}return{get:n,dispose:d}}function Z0(s){let t={};function e(i){if(t[i]!==void 0)return t[i];let n=s.getExtension(i);return t[i]=n,n}return{has:function(i){return e(i)!==null},init:function(){e("EXT_color_buffer_float"),e("WEBGL_clip_cull_distance"),e("OES_texture_float_linear"),e("EXT_color_buffer_half_float"),e("WEBGL_multisampled_render_to_texture"),e("WEBGL_render_shared_exponent")},get:function(i){let n=e(i);return n===null&&Fs("WebGLRenderer: "+i+" extension not supported."),n}}}function J0(s,t,e,i){let n={},r=new WeakMap,o=new FinalizationRegistry(g=>delete n[g]);function a(g){l(g.target)}function l(g){g.index!==null&&t.remove(g.index);for(let f in g.attributes)t.remove(g.attributes[f]);g.removeEventListener("dispose",a),delete n[g.id],o.unregister(g);let x=r.get(g);x&&(t.remove(x),r.delete(g)),i.releaseStatesOfGeometry(g),g.isInstancedBufferGeometry===!0&&delete g._maxInstanceCount,e.memory.geometries--}function c(g,x){return n[x.id]!==void 0||(x.addEventListener("dispose",a),n[x.id]=new WeakRef(x),o.register(x,x.id,x),e.memory.geometries++),x}function h(g){let x=g.attributes;for(let f in x)t.update(x[f],s.ARRAY_BUFFER)}function d(g){let x=g.index,f=g.attributes.position,p=0;if(f===void 0)return;let M=x!==null?x.array.length:f.array.length/3-1,T=f.count>=65535?$s:Ys,w=new T(Math.ceil(M/3)*6,1),E=w.array;if(x!==null){let _=x.array;p=x.version;for(let S=0,L=0;S<M;S+=3){let C=_[S+0],D=_[S+1],F=_[S+2];E[L++]=C,E[L++]=D,E[L++]=D,E[L++]=F,E[L++]=F,E[L++]=C}}else{p=f.version;for(let _=0,S=0;_<M;_+=3){let L=_+0,C=_+1,D=_+2;E[S++]=L,E[S++]=C,E[S++]=C,E[S++]=D,E[S++]=D,E[S++]=L}}w.version=p;let b=r.get(g);b&&t.remove(b),r.set(g,w)}function u(g){let x=r.get(g);if(x){let f=g.index;f!==null&&x.version<f.version&&d(g)}else d(g);return r.get(g)}function m(){for(let g in n){let x=n[g].deref();x!==void 0&&l(x)}}return{get:c,update:h,getWireframeAttribute:u,dispose:m}}function K0(s,t,e){let i;function n(d){i=d}let r,o;function a(d){r=d.type,o=d.bytesPerElement}function l(d,u){s.drawElements(i,u,r,d*o),e.update(u,i,1)}function c(d,u,m){m!==0&&(s.drawElementsInstanced(i,u,r,d*o,m),e.update(u,i,m))}function h(d,u,m){if(m===0)return;t.get("WEBGL_multi_draw").multiDrawElementsWEBGL(i,u,0,r,d,0,m);let x=0;for(let f=0;f<m;f++)x+=u[f];e.update(x,i,1)}this.setMode=n,this.setIndex=a,this.render=l,this.renderInstances=c,this.renderMultiDraw=h}function j0(s){let t={geometries:0,textures:0},e={frame:0,calls:0,triangles:0,points:0,lines:0};function i(r,o,a){switch(e.calls++,o){case s.TRIANGLES:e.triangles+=a*(r/3);break;case s.LINES:e.lines+=a*(r/2);break;case s.LINE_STRIP:e.lines+=a*(r-1);break;case s.LINE_LOOP:e.lines+=a*r;break;case s.POINTS:e.points+=a*r;break;default:Nt("WebGLInfo: Unknown draw mode:",o);break}}function n(){e.calls=0,e.triangles=0,e.points=0,e.lines=0}return{memory:t,render:e,programs:null,autoReset:!0,reset:n,update:i}}function Q0(s,t,e){let i=new WeakMap,n=new me;function r(o,a,l){let c=o.morphTargetInfluences,h=a.morphAttributes.position||a.morphAttributes.normal||a.morphAttributes.color,d=h!==void 0?h.length:0,u=i.get(a);if(u===void 0||u.count!==d){let L=function(){_.dispose(),i.delete(a),a.removeEventListener("dispose",L)};u!==void 0&&u.texture.dispose();let m=a.morphAttributes.position!==void 0,g=a.morphAttributes.normal!==void 0,x=a.morphAttributes.color!==void 0,f=a.morphAttributes.position||[],p=a.morphAttributes.normal||[],M=a.morphAttributes.color||[],T=0;m===!0&&(T=1),g===!0&&(T=2),x===!0&&(T=3);let w=a.attributes.position.count*T,E=1;w>t.maxTextureSize&&(E=Math.ceil(w/t.maxTextureSize),w=t.maxTextureSize);let b=new Float32Array(w*E*4*d),_=new Xs(b,w,E,d);_.type=mi,_.needsUpdate=!0;let S=T*4;for(let C=0;C<d;C++){let D=f[C],F=p[C],z=M[C],I=w*E*4*C;for(let H=0;H<D.count;H++){let X=H*S;m===!0&&(n.fromBufferAttribute(D,H),b[I+X+0]=n.x,b[I+X+1]=n.y,b[I+X+2]=n.z,b[I+X+3]=0),g===!0&&(n.fromBufferAttribute(F,H),b[I+X+4]=n.x,b[I+X+5]=n.y,b[I+X+6]=n.z,b[I+X+7]=0),x===!0&&(n.fromBufferAttribute(z,H),b[I+X+8]=n.x,b[I+X+9]=n.y,b[I+X+10]=n.z,b[I+X+11]=z.itemSize===4?n.w:1)}}u={count:d,texture:_,size:new Dt(w,E)},i.set(a,u),a.addEventListener("dispose",L)}if(o.isInstancedMesh===!0&&o.morphTexture!==null)l.getUniforms().setValue(s,"morphTexture",o.morphTexture,e);else{let m=0;for(let x=0;x<c.length;x++)m+=c[x];let g=a.morphTargetsRelative?1:1-m;l.getUniforms().setValue(s,"morphTargetBaseInfluence",g),l.getUniforms().setValue(s,"morphTargetInfluences",c)}l.getUniforms().setValue(s,"morphTargetsTexture",u.texture,e),l.getUniforms().setValue(s,"morphTargetsTextureSize",u.size)}return{update:r}}function tx(s,t,e,i,n){let r=new WeakMap;function o(c){let h=n.render.frame,d=c.geometry,u=t.get(c,d);if(r.get(u)!==h&&(t.update(u),r.set(u,h)),c.isInstancedMesh&&(c.hasEventListener("dispose",l)===!1&&c.addEventListener("dispose",l),r.get(c)!==h&&(e.update(c.instanceMatrix,s.ARRAY_BUFFER),c.instanceColor!==null&&e.update(c.instanceColor,s.ARRAY_BUFFER),r.set(c,h))),c.isSkinnedMesh){let m=c.skeleton;r.get(m)!==h&&(m.update(),r.set(m,h))}return u}function a(){r=new WeakMap}function l(c){let h=c.target;h.removeEventListener("dispose",l),i.releaseStatesOfObject(h),e.remove(h.instanceMatrix),h.instanceColor!==null&&e.remove(h.instanceColor)}return{update:o,dispose:a}}var ex={[qc]:"LINEAR_TONE_MAPPING",[Yc]:"REINHARD_TONE_MAPPING",[$c]:"CINEON_TONE_MAPPING",[Zc]:"ACES_FILMIC_TONE_MAPPING",[Kc]:"AGX_TONE_MAPPING",[jc]:"NEUTRAL_TONE_MAPPING",[Jc]:"CUSTOM_TONE_MAPPING"};function ix(s,t,e,i,n,r){let o=new ni(t,e,{type:s,depthBuffer:n,stencilBuffer:r,samples:i?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),a=null,l=null,c=null,h=new ge;h.setAttribute("position",new se([-1,3,0,-1,-1,0,3,-1,0],3)),h.setAttribute("uv",new se([0,2,0,0,2,0],2));let d=new Po({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),u=new ee(h,d),m=new Ho(-1,1,1,-1,0,1),g=null,x=null,f=!1,p,M=null,T=[],w=!1;this.setSize=function(E,b){o.setSize(E,b),a!==null&&a.setSize(E,b),l!==null&&l.setSize(E,b);for(let _=0;_<T.length;_++){let S=T[_];S.setSize&&S.setSize(E,b)}},this.setEffects=function(E){T=E,w=T.length>0&&T[0].isRenderPass===!0;let b=o.width,_=o.height;T.length>0&&a===null&&(a=new ni(b,_,{type:Si,depthBuffer:!1,stencilBuffer:!1}),l=new ni(b,_,{type:Si,depthBuffer:!1,stencilBuffer:!1}));let S=n===!0&&T.some(L=>L.needsDepthTexture===!0);S!==(o.depthTexture!==null)&&(S===!0&&c===null&&(c=new $i(b,_),r===!0&&(c.format=Ji,c.type=In)),o.dispose(),o.depthTexture=S?c:null,o.resolveDepthBuffer=S,o.storeMultisampledDepthBuffer=S);for(let L=0;L<T.length;L++){let C=T[L];C.setSize&&C.setSize(b,_),S&&C.needsDepthTexture===!0&&C.setDepthTexture&&C.setDepthTexture(c)}},this.begin=function(E,b){if(f||E.toneMapping===Di&&T.length===0)return!1;if(M=b,b!==null){let _=b.width,S=b.height;(o.width!==_||o.height!==S)&&this.setSize(_,S)}return w===!1&&E.setRenderTarget(o),p=E.toneMapping,E.toneMapping=Di,!0},this.hasRenderPass=function(){return w},this.end=function(E,b){E.toneMapping=p,f=!0;let _=o,S=a;for(let L=0;L<T.length;L++){let C=T[L];C.enabled!==!1&&(C.render(E,S,_,b),C.needsSwap!==!1&&(_=S,S=S===a?l:a))}if(g!==E.outputColorSpace||x!==E.toneMapping){g=E.outputColorSpace,x=E.toneMapping,d.defines={},Yt.getTransfer(g)===Qt&&(d.defines.SRGB_TRANSFER="");let L=ex[x];L&&(d.defines[L]=""),d.needsUpdate=!0}d.uniforms.tDiffuse.value=_.texture,E.setRenderTarget(M),E.render(u,m),M=null,f=!1},this.isCompositing=function(){return f},this.dispose=function(){o.dispose(),a!==null&&a.dispose(),l!==null&&l.dispose(),h.dispose(),d.dispose()}}var Af=new Fe,Tf=new $i(1,1),Rf=new ir(1),Cf=new Xs,Pf=new bo,If=new er,rf=[],of=[],af=new Float32Array(16),lf=new Float32Array(9),cf=new Float32Array(4);function gs(s,t,e){let i=s[0];if(i<=0||i>0)return s;let n=t*e,r=rf[n];if(r===void 0&&(r=new Float32Array(n),rf[n]=r),t!==0){i.toArray(r,0);for(let o=1,a=0;o!==t;++o)a+=e,s[o].toArray(r,a)}return r}function Ae(s,t){if(s.length!==t.length)return!1;for(let e=0,i=s.length;e<i;e++)if(s[e]!==t[e])return!1;return!0}function Te(s,t){for(let e=0,i=t.length;e<i;e++)s[e]=t[e]}function Fa(s,t){let e=of[t];e===void 0&&(e=new Int32Array(t),of[t]=e);for(let i=0;i!==t;++i)e[i]=s.allocateTextureUnit();return e}function nx(s,t){let e=this.cache;e[0]!==t&&(s.uniform1f(this.addr,t),e[0]=t)}function sx(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(s.uniform2f(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(Ae(e,t))return;s.uniform2fv(this.addr,t),Te(e,t)}}function rx(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(s.uniform3f(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else if(t.r!==void 0)(e[0]!==t.r||e[1]!==t.g||e[2]!==t.b)&&(s.uniform3f(this.addr,t.r,t.g,t.b),e[0]=t.r,e[1]=t.g,e[2]=t.b);else{if(Ae(e,t))return;s.uniform3fv(this.addr,t),Te(e,t)}}function ox(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(s.uniform4f(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(Ae(e,t))return;s.uniform4fv(this.addr,t),Te(e,t)}}function ax(s,t){let e=this.cache,i=t.elements;if(i===void 0){if(Ae(e,t))return;s.uniformMatrix2fv(this.addr,!1,t),Te(e,t)}else{if(Ae(e,i))return;cf.set(i),s.uniformMatrix2fv(this.addr,!1,cf),Te(e,i)}}function lx(s,t){let e=this.cache,i=t.elements;if(i===void 0){if(Ae(e,t))return;s.uniformMatrix3fv(this.addr,!1,t),Te(e,t)}else{if(Ae(e,i))return;lf.set(i),s.uniformMatrix3fv(this.addr,!1,lf),Te(e,i)}}function cx(s,t){let e=this.cache,i=t.elements;if(i===void 0){if(Ae(e,t))return;s.uniformMatrix4fv(this.addr,!1,t),Te(e,t)}else{if(Ae(e,i))return;af.set(i),s.uniformMatrix4fv(this.addr,!1,af),Te(e,i)}}function hx(s,t){let e=this.cache;e[0]!==t&&(s.uniform1i(this.addr,t),e[0]=t)}function ux(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(s.uniform2i(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(Ae(e,t))return;s.uniform2iv(this.addr,t),Te(e,t)}}function dx(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(s.uniform3i(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else{if(Ae(e,t))return;s.uniform3iv(this.addr,t),Te(e,t)}}function fx(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(s.uniform4i(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(Ae(e,t))return;s.uniform4iv(this.addr,t),Te(e,t)}}function px(s,t){let e=this.cache;e[0]!==t&&(s.uniform1ui(this.addr,t),e[0]=t)}function mx(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(s.uniform2ui(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(Ae(e,t))return;s.uniform2uiv(this.addr,t),Te(e,t)}}function gx(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(s.uniform3ui(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else{if(Ae(e,t))return;s.uniform3uiv(this.addr,t),Te(e,t)}}function _x(s,t){let e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(s.uniform4ui(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(Ae(e,t))return;s.uniform4uiv(this.addr,t),Te(e,t)}}function Oa(s){return s.version===0&&(s.compareFunction=ch,s.needsUpdate=!0),s}function xx(s,t,e){let i=this.cache,n=e.allocateTextureUnit();i[0]!==n&&(s.uniform1i(this.addr,n),i[0]=n);let r;this.type===s.SAMPLER_2D_SHADOW?r=Oa(Tf):r=Af,e.setTexture2D(t||r,n)}function yx(s,t,e){let i=this.cache,n=e.allocateTextureUnit();i[0]!==n&&(s.uniform1i(this.addr,n),i[0]=n),e.setTexture3D(t||Pf,n)}function vx(s,t,e){let i=this.cache,n=e.allocateTextureUnit();i[0]!==n&&(s.uniform1i(this.addr,n),i[0]=n);let r;this.type===s.SAMPLER_CUBE_SHADOW?r=Oa(Rf):r=If,e.setTextureCube(t||r,n)}function Mx(s,t,e){let i=this.cache,n=e.allocateTextureUnit();i[0]!==n&&(s.uniform1i(this.addr,n),i[0]=n),e.setTexture2DArray(t||Cf,n)}function Sx(s){switch(s){case 5126:return nx;case 35664:return sx;case 35665:return rx;case 35666:return ox;case 35674:return ax;case 35675:return lx;case 35676:return cx;case 5124:case 35670:return hx;case 35667:case 35671:return ux;case 35668:case 35672:return dx;case 35669:case 35673:return fx;case 5125:return px;case 36294:return mx;case 36295:return gx;case 36296:return _x;case 35678:case 36198:case 36298:case 36306:case 35682:return xx;case 35679:case 36299:case 36307:return yx;case 35680:case 36300:case 36308:case 36293:return vx;case 36289:case 36303:case 36311:case 36292:return Mx}}function wx(s,t){s.uniform1fv(this.addr,t)}function bx(s,t){let e=gs(t,this.size,2);s.uniform2fv(this.addr,e)}function Ex(s,t){let e=gs(t,this.size,3);s.uniform3fv(this.addr,e)}function Ax(s,t){let e=gs(t,this.size,4);s.uniform4fv(this.addr,e)}function Tx(s,t){let e=gs(t,this.size,4);s.uniformMatrix2fv(this.addr,!1,e)}function Rx(s,t){let e=gs(t,this.size,9);s.uniformMatrix3fv(this.addr,!1,e)}function Cx(s,t){let e=gs(t,this.size,16);s.uniformMatrix4fv(this.addr,!1,e)}function Px(s,t){s.uniform1iv(this.addr,t)}function Ix(s,t){s.uniform2iv(this.addr,t)}function Lx(s,t){s.uniform3iv(this.addr,t)}function Nx(s,t){s.uniform4iv(this.addr,t)}function Dx(s,t){s.uniform1uiv(this.addr,t)}function Ux(s,t){s.uniform2uiv(this.addr,t)}function Fx(s,t){s.uniform3uiv(this.addr,t)}function Ox(s,t){s.uniform4uiv(this.addr,t)}function Bx(s,t,e){let i=this.cache,n=t.length,r=Fa(e,n);Ae(i,r)||(s.uniform1iv(this.addr,r),Te(i,r));let o;this.type===s.SAMPLER_2D_SHADOW?o=Oa(Tf):o=Af;for(let a=0;a!==n;++a)e.setTexture2D(t[a]||o,r[a])}function kx(s,t,e){let i=this.cache,n=t.length,r=Fa(e,n);Ae(i,r)||(s.uniform1iv(this.addr,r),Te(i,r));for(let o=0;o!==n;++o)e.setTexture3D(t[o]||Pf,r[o])}function zx(s,t,e){let i=this.cache,n=t.length,r=Fa(e,n);Ae(i,r)||(s.uniform1iv(this.addr,r),Te(i,r));let o;this.type===s.SAMPLER_CUBE_SHADOW?o=Oa(Rf):o=If;for(let a=0;a!==n;++a)e.setTextureCube(t[a]||o,r[a])}function Gx(s,t,e){let i=this.cache,n=t.length,r=Fa(e,n);Ae(i,r)||(s.uniform1iv(this.addr,r),Te(i,r));for(let o=0;o!==n;++o)e.setTexture2DArray(t[o]||Cf,r[o])}function Vx(s){switch(s){case 5126:return wx;case 35664:return bx;case 35665:return Ex;case 35666:return Ax;case 35674:return Tx;case 35675:return Rx;case 35676:return Cx;case 5124:case 35670:return Px;case 35667:case 35671:return Ix;case 35668:case 35672:return Lx;case 35669:case 35673:return Nx;case 5125:return Dx;case 36294:return Ux;case 36295:return Fx;case 36296:return Ox;case 35678:case 36198:case 36298:case 36306:case 35682:return Bx;case 35679:case 36299:case 36307:return kx;case 35680:case 36300:case 36308:case 36293:return zx;case 36289:case 36303:case 36311:case 36292:return Gx}}var Sh=class{constructor(t,e,i){this.id=t,this.addr=i,this.cache=[],this.type=e.type,this.setValue=Sx(e.type)}},wh=class{constructor(t,e,i){this.id=t,this.addr=i,this.cache=[],this.type=e.type,this.size=e.size,this.setValue=Vx(e.type)}},bh=class{constructor(t){this.id=t,this.seq=[],this.map={}}setValue(t,e,i){let n=this.seq;for(let r=0,o=n.length;r!==o;++r){let a=n[r];a.setValue(t,e[a.id],i)}}},vh=/(\w+)(\])?(\[|\.)?/g;function hf(s,t){s.seq.push(t),s.map[t.id]=t}function Hx(s,t,e){let i=s.name,n=i.length;for(vh.lastIndex=0;;){let r=vh.exec(i),o=vh.lastIndex,a=r[1],l=r[2]==="]",c=r[3];if(l&&(a=a|0),c===void 0||c==="["&&o+2===n){hf(e,c===void 0?new Sh(a,s,t):new wh(a,s,t));break}else{let d=e.map[a];d===void 0&&(d=new bh(a),hf(e,d)),e=d}}}var ms=class{constructor(t,e){this.seq=[],this.map={};let i=t.getProgramParameter(e,t.ACTIVE_UNIFORMS);for(let o=0;o<i;++o){let a=t.getActiveUniform(e,o),l=t.getUniformLocation(e,a.name);Hx(a,l,this)}let n=[],r=[];for(let o of this.seq)o.type===t.SAMPLER_2D_SHADOW||o.type===t.SAMPLER_CUBE_SHADOW||o.type===t.SAMPLER_2D_ARRAY_SHADOW?n.push(o):r.push(o);n.length>0&&(this.seq=n.concat(r))}setValue(t,e,i,n){let r=this.map[e];r!==void 0&&r.setValue(t,i,n)}setOptional(t,e,i){let n=e[i];n!==void 0&&this.setValue(t,i,n)}static upload(t,e,i,n){for(let r=0,o=e.length;r!==o;++r){let a=e[r],l=i[a.id];l.needsUpdate!==!1&&a.setValue(t,l.value,n)}}static seqWithValue(t,e){let i=[];for(let n=0,r=t.length;n!==r;++n){let o=t[n];o.id in e&&i.push(o)}return i}};function uf(s,t,e){let i=s.createShader(t);return s.shaderSource(i,e),s.compileShader(i),i}var Wx=37297,Xx=0;function qx(s,t){let e=s.split(`
`),i=[],n=Math.max(t-6,0),r=Math.min(t+6,e.length);for(let o=n;o<r;o++){let a=o+1;i.push(`${a===t?">":" "} ${a}: ${e[o]}`)}return i.join(`
`)}var df=new Ut;function Yx(s){Yt._getMatrix(df,Yt.workingColorSpace,s);let t=`mat3( ${df.elements.map(e=>e.toFixed(4))} )`;switch(Yt.getTransfer(s)){case Gs:return[t,"LinearTransferOETF"];case Qt:return[t,"sRGBTransferOETF"];default:return Ct("WebGLProgram: Unsupported color space: ",s),[t,"LinearTransferOETF"]}}function ff(s,t,e){let i=s.getShaderParameter(t,s.COMPILE_STATUS),r=(s.getShaderInfoLog(t)||"").trim();if(i&&r==="")return"";let o=/ERROR: 0:(\d+)/.exec(r);if(o){let a=parseInt(o[1]);return e.toUpperCase()+`

`+r+`

`+qx(s.getShaderSource(t),a)}else return r}function $x(s,t){let e=Yx(t);return[`vec4 ${s}( vec4 value ) {`,`	return ${e[1]}( vec4( ${e[0]} * value.rgb, value.a ) );`,"}"].join(`
`)}var Zx={[qc]:"Linear",[Yc]:"Reinhard",[$c]:"Cineon",[Zc]:"ACESFilmic",[Kc]:"AgX",[jc]:"Neutral",[Jc]:"Custom"};function Jx(s,t){let e=Zx[t];return e===void 0?(Ct("WebGLProgram: Unsupported toneMapping:",t),"vec3 "+s+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+s+"( vec3 color ) { return "+e+"ToneMapping( color ); }"}var Na=new R;function Kx(){Yt.getLuminanceCoefficients(Na);let s=Na.x.toFixed(4),t=Na.y.toFixed(4),e=Na.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${s}, ${t}, ${e} );`,"	return dot( weights, rgb );","}"].join(`
`)}function jx(s){return[s.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",s.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(xr).join(`
`)}function Qx(s){let t=[];for(let e in s){let i=s[e];i!==!1&&t.push("#define "+e+" "+i)}return t.join(`
`)}function ty(s,t){let e={},i=s.getProgramParameter(t,s.ACTIVE_ATTRIBUTES);for(let n=0;n<i;n++){let r=s.getActiveAttrib(t,n),o=r.name,a=1;r.type===s.FLOAT_MAT2&&(a=2),r.type===s.FLOAT_MAT3&&(a=3),r.type===s.FLOAT_MAT4&&(a=4),e[o]={type:r.type,location:s.getAttribLocation(t,o),locationSize:a}}return e}function xr(s){return s!==""}function pf(s,t){let e=t.numSpotLightShadows+t.numSpotLightMaps-t.numSpotLightShadowsWithMaps;return s.replace(/NUM_SUN_LIGHTS/g,t.numSunLights).replace(/NUM_DIR_LIGHTS/g,t.numDirLights).replace(/NUM_SPOT_LIGHTS/g,t.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,t.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,e).replace(/NUM_RECT_AREA_LIGHTS/g,t.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,t.numPointLights).replace(/NUM_HEMI_LIGHTS/g,t.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,t.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,t.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,t.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,t.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,t.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,t.numLightProbeGrids)}function mf(s,t){return s.replace(/NUM_CLIPPING_PLANES/g,t.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,t.numClippingPlanes-t.numClipIntersection)}var ey=/^[ \t]*#include +<([\w\d./]+)>/gm;function Eh(s){return s.replace(ey,iy)}function iy(s,t){let e=Gt[t];if(e===void 0)throw new Error("THREE.WebGLProgram: Can not resolve #include <"+t+">");return Eh(e)}var ny=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function gf(s){return s.replace(ny,sy)}function sy(s,t,e,i){let n="";for(let r=parseInt(t);r<parseInt(e);r++)n+=i.replace(/\[\s*i\s*\]/g,"[ "+r+" ]").replace(/UNROLLED_LOOP_INDEX/g,r);return n}function _f(s){let t=`precision ${s.precision} float;
	precision ${s.precision} int;
	precision ${s.precision} sampler2D;
	precision ${s.precision} samplerCube;
	precision ${s.precision} sampler3D;
	precision ${s.precision} sampler2DArray;
	precision ${s.precision} sampler2DShadow;
	precision ${s.precision} samplerCubeShadow;
	precision ${s.precision} sampler2DArrayShadow;
	precision ${s.precision} isampler2D;
	precision ${s.precision} isampler3D;
	precision ${s.precision} isamplerCube;
	precision ${s.precision} isampler2DArray;
	precision ${s.precision} usampler2D;
	precision ${s.precision} usampler3D;
	precision ${s.precision} usamplerCube;
	precision ${s.precision} usampler2DArray;
	`;return s.precision==="highp"?t+=`
#define HIGH_PRECISION`:s.precision==="mediump"?t+=`
#define MEDIUM_PRECISION`:s.precision==="lowp"&&(t+=`
#define LOW_PRECISION`),t}var ry={[cr]:"SHADOWMAP_TYPE_PCF",[us]:"SHADOWMAP_TYPE_VSM"};function oy(s){return ry[s.shadowMapType]||"SHADOWMAP_TYPE_BASIC"}var ay={[fs]:"ENVMAP_MODE_REFRACTION"};function ly(s){return s.envMap===!1?"ENVMAP_MODE_REFLECTION":ay[s.envMapMode]||"ENVMAP_MODE_REFLECTION"}var cy={[Xc]:"ENVMAP_BLENDING_MULTIPLY",[Dd]:"ENVMAP_BLENDING_MIX",[Ud]:"ENVMAP_BLENDING_ADD"};function hy(s){return s.envMap===!1?"ENVMAP_BLENDING_NONE":cy[s.combine]||"ENVMAP_BLENDING_NONE"}function uy(s,t,e,i){let n=s.getContext(),r=e.defines,o=e.vertexShader,a=e.fragmentShader,l=oy(e),c=e.envMapPMREM===!0?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",h=ly(e),d=hy(e),u=jx(e),m=Qx(r),g=n.createProgram(),x,f,p=e.glslVersion?"#version "+e.glslVersion+`
`:"";e.isRawShaderMaterial?(x=["#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,m].filter(xr).join(`
`),x.length>0&&(x+=`
`),f=["#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,m].filter(xr).join(`
`),f.length>0&&(f+=`
`)):(x=[_f(e),"#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,m,e.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",e.batching?"#define USE_BATCHING":"",e.batchingColor?"#define USE_BATCHING_COLOR":"",e.instancing?"#define USE_INSTANCING":"",e.instancingColor?"#define USE_INSTANCING_COLOR":"",e.instancingMorph?"#define USE_INSTANCING_MORPH":"",e.useFog&&e.fog?"#define USE_FOG":"",e.useFog&&e.fogExp2?"#define FOG_EXP2":"",e.map?"#define USE_MAP":"",e.envMap?"#define USE_ENVMAP":"",e.envMap?"#define "+h:"",e.lightMap?"#define USE_LIGHTMAP":"",e.aoMap?"#define USE_AOMAP":"",e.bumpMap?"#define USE_BUMPMAP":"",e.normalMap?"#define USE_NORMALMAP":"",e.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",e.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",e.displacementMap?"#define USE_DISPLACEMENTMAP":"",e.emissiveMap?"#define USE_EMISSIVEMAP":"",e.anisotropy?"#define USE_ANISOTROPY":"",e.anisotropyMap?"#define USE_ANISOTROPYMAP":"",e.clearcoatMap?"#define USE_CLEARCOATMAP":"",e.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",e.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",e.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",e.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",e.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",e.specularMap?"#define USE_SPECULARMAP":"",e.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",e.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",e.roughnessMap?"#define USE_ROUGHNESSMAP":"",e.metalnessMap?"#define USE_METALNESSMAP":"",e.alphaMap?"#define USE_ALPHAMAP":"",e.alphaHash?"#define USE_ALPHAHASH":"",e.transmission?"#define USE_TRANSMISSION":"",e.transmissionMap?"#define USE_TRANSMISSIONMAP":"",e.thicknessMap?"#define USE_THICKNESSMAP":"",e.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",e.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",e.mapUv?"#define MAP_UV "+e.mapUv:"",e.alphaMapUv?"#define ALPHAMAP_UV "+e.alphaMapUv:"",e.lightMapUv?"#define LIGHTMAP_UV "+e.lightMapUv:"",e.aoMapUv?"#define AOMAP_UV "+e.aoMapUv:"",e.emissiveMapUv?"#define EMISSIVEMAP_UV "+e.emissiveMapUv:"",e.bumpMapUv?"#define BUMPMAP_UV "+e.bumpMapUv:"",e.normalMapUv?"#define NORMALMAP_UV "+e.normalMapUv:"",e.displacementMapUv?"#define DISPLACEMENTMAP_UV "+e.displacementMapUv:"",e.metalnessMapUv?"#define METALNESSMAP_UV "+e.metalnessMapUv:"",e.roughnessMapUv?"#define ROUGHNESSMAP_UV "+e.roughnessMapUv:"",e.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+e.anisotropyMapUv:"",e.clearcoatMapUv?"#define CLEARCOATMAP_UV "+e.clearcoatMapUv:"",e.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+e.clearcoatNormalMapUv:"",e.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+e.clearcoatRoughnessMapUv:"",e.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+e.diffuseRoughnessMapUv:"",e.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+e.iridescenceMapUv:"",e.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+e.iridescenceThicknessMapUv:"",e.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+e.sheenColorMapUv:"",e.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+e.sheenRoughnessMapUv:"",e.specularMapUv?"#define SPECULARMAP_UV "+e.specularMapUv:"",e.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+e.specularColorMapUv:"",e.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+e.specularIntensityMapUv:"",e.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+e.transmissionMapUv:"",e.thicknessMapUv?"#define THICKNESSMAP_UV "+e.thicknessMapUv:"",e.vertexTangents&&e.flatShading===!1?"#define USE_TANGENT":"",e.vertexNormals?"#define HAS_NORMAL":"",e.vertexColors?"#define USE_COLOR":"",e.vertexAlphas?"#define USE_COLOR_ALPHA":"",e.vertexUv1s?"#define USE_UV1":"",e.vertexUv2s?"#define USE_UV2":"",e.vertexUv3s?"#define USE_UV3":"",e.pointsUvs?"#define USE_POINTS_UV":"",e.flatShading?"#define FLAT_SHADED":"",e.skinning?"#define USE_SKINNING":"",e.morphTargets?"#define USE_MORPHTARGETS":"",e.morphNormals&&e.flatShading===!1?"#define USE_MORPHNORMALS":"",e.morphColors?"#define USE_MORPHCOLORS":"",e.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+e.morphTextureStride:"",e.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+e.morphTargetsCount:"",e.doubleSided?"#define DOUBLE_SIDED":"",e.flipSided?"#define FLIP_SIDED":"",e.shadowMapEnabled?"#define USE_SHADOWMAP":"",e.shadowMapEnabled?"#define "+l:"",e.sizeAttenuation?"#define USE_SIZEATTENUATION":"",e.numLightProbes>0?"#define USE_LIGHT_PROBES":"",e.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",e.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(xr).join(`
`),f=[_f(e),"#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,m,e.useFog&&e.fog?"#define USE_FOG":"",e.useFog&&e.fogExp2?"#define FOG_EXP2":"",e.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",e.map?"#define USE_MAP":"",e.matcap?"#define USE_MATCAP":"",e.envMap?"#define USE_ENVMAP":"",e.envMap?"#define "+c:"",e.envMap?"#define "+h:"",e.envMap?"#define "+d:"",e.envMapPMREM?"#define ENVMAP_MAX_LOD "+e.envMapMaxLod+".0":"",e.envMapPMREM?"#define ENVMAP_SIZE "+e.envMapSize+".0":"",e.lightMap?"#define USE_LIGHTMAP":"",e.aoMap?"#define USE_AOMAP":"",e.bumpMap?"#define USE_BUMPMAP":"",e.normalMap?"#define USE_NORMALMAP":"",e.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",e.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",e.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",e.emissiveMap?"#define USE_EMISSIVEMAP":"",e.anisotropy?"#define USE_ANISOTROPY":"",e.anisotropyMap?"#define USE_ANISOTROPYMAP":"",e.clearcoat?"#define USE_CLEARCOAT":"",e.clearcoatMap?"#define USE_CLEARCOATMAP":"",e.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",e.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",e.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",e.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",e.dispersion?"#define USE_DISPERSION":"",e.retroreflection?"#define USE_RETROREFLECTION":"",e.iridescence?"#define USE_IRIDESCENCE":"",e.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",e.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",e.specularMap?"#define USE_SPECULARMAP":"",e.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",e.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",e.roughnessMap?"#define USE_ROUGHNESSMAP":"",e.metalnessMap?"#define USE_METALNESSMAP":"",e.alphaMap?"#define USE_ALPHAMAP":"",e.alphaTest?"#define USE_ALPHATEST":"",e.alphaHash?"#define USE_ALPHAHASH":"",e.sheen?"#define USE_SHEEN":"",e.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",e.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",e.transmission?"#define USE_TRANSMISSION":"",e.transmissionMap?"#define USE_TRANSMISSIONMAP":"",e.thicknessMap?"#define USE_THICKNESSMAP":"",e.vertexTangents&&e.flatShading===!1?"#define USE_TANGENT":"",e.vertexColors||e.instancingColor?"#define USE_COLOR":"",e.vertexAlphas||e.batchingColor?"#define USE_COLOR_ALPHA":"",e.vertexUv1s?"#define USE_UV1":"",e.vertexUv2s?"#define USE_UV2":"",e.vertexUv3s?"#define USE_UV3":"",e.pointsUvs?"#define USE_POINTS_UV":"",e.gradientMap?"#define USE_GRADIENTMAP":"",e.flatShading?"#define FLAT_SHADED":"",e.doubleSided?"#define DOUBLE_SIDED":"",e.flipSided?"#define FLIP_SIDED":"",e.shadowMapEnabled?"#define USE_SHADOWMAP":"",e.shadowMapEnabled?"#define "+l:"",e.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",e.numLightProbes>0?"#define USE_LIGHT_PROBES":"",e.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",e.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",e.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",e.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",e.toneMapping!==Di?"#define TONE_MAPPING":"",e.toneMapping!==Di?Gt.tonemapping_pars_fragment:"",e.toneMapping!==Di?Jx("toneMapping",e.toneMapping):"",e.dithering?"#define DITHERING":"",e.opaque?"#define OPAQUE":"",Gt.colorspace_pars_fragment,$x("linearToOutputTexel",e.outputColorSpace),Kx(),e.useDepthPacking?"#define DEPTH_PACKING "+e.depthPacking:"",`
`].filter(xr).join(`
`)),o=Eh(o),o=pf(o,e),o=mf(o,e),a=Eh(a),a=pf(a,e),a=mf(a,e),o=gf(o),a=gf(a),e.isRawShaderMaterial!==!0&&(p=`#version 300 es
`,x=[u,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+x,f=["#define varying in",e.glslVersion===uh?"":"layout(location = 0) out highp vec4 pc_fragColor;",e.glslVersion===uh?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+f);let M=p+x+o,T=p+f+a,w=uf(n,n.VERTEX_SHADER,M),E=uf(n,n.FRAGMENT_SHADER,T);n.attachShader(g,w),n.attachShader(g,E),e.index0AttributeName!==void 0?n.bindAttribLocation(g,0,e.index0AttributeName):e.hasPositionAttribute===!0&&n.bindAttribLocation(g,0,"position"),n.linkProgram(g);function b(C){if(s.debug.checkShaderErrors){let D=n.getProgramInfoLog(g)||"",F=n.getShaderInfoLog(w)||"",z=n.getShaderInfoLog(E)||"",I=D.trim(),H=F.trim(),X=z.trim(),G=!0,et=!0;if(n.getProgramParameter(g,n.LINK_STATUS)===!1)if(G=!1,typeof s.debug.onShaderError=="function")s.debug.onShaderError(n,g,w,E);else{let W=ff(n,w,"vertex"),j=ff(n,E,"fragment");Nt("WebGLProgram: Shader Error "+n.getError()+" - VALIDATE_STATUS "+n.getProgramParameter(g,n.VALIDATE_STATUS)+`

Material Name: `+C.name+`
Material Type: `+C.type+`

Program Info Log: `+I+`
`+W+`
`+j)}else I!==""?Ct("WebGLProgram: Program Info Log:",I):(H===""||X==="")&&(et=!1);et&&(C.diagnostics={runnable:G,programLog:I,vertexShader:{log:H,prefix:x},fragmentShader:{log:X,prefix:f}})}n.deleteShader(w),n.deleteShader(E),_=new ms(n,g),S=ty(n,g)}let _;this.getUniforms=function(){return _===void 0&&b(this),_};let S;this.getAttributes=function(){return S===void 0&&b(this),S};let L=e.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return L===!1&&(L=n.getProgramParameter(g,Wx)),L},this.destroy=function(){i.releaseStatesOfProgram(this),n.deleteProgram(g),this.program=void 0},this.type=e.shaderType,this.name=e.shaderName,this.id=Xx++,this.cacheKey=t,this.usedTimes=1,this.program=g,this.vertexShader=w,this.fragmentShader=E,this}var dy=0,Ah=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(t,e,i){let n=this._getShaderCacheForMaterial(t);return n.has(e)===!1&&(n.add(e),e.usedTimes++),n.has(i)===!1&&(n.add(i),i.usedTimes++),this}remove(t){let e=this.materialCache.get(t);for(let i of e)i.usedTimes--,i.usedTimes===0&&this.shaderCache.delete(i.code);return this.materialCache.delete(t),this}getVertexShaderStage(t){return this._getShaderStage(t.vertexShader)}getFragmentShaderStage(t){return this._getShaderStage(t.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(t){let e=this.materialCache,i=e.get(t);return i===void 0&&(i=new Set,e.set(t,i)),i}_getShaderStage(t){let e=this.shaderCache,i=e.get(t);return i===void 0&&(i=new Th(t),e.set(t,i)),i}},Th=class{constructor(t){this.id=dy++,this.code=t,this.usedTimes=0}};function fy(s){return s===dn||s===mr||s===gr}function py(s,t,e,i,n,r){let o=new rs,a=new Ah,l=new Set,c=[],h=new Map,d=i.logarithmicDepthBuffer,u={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function m(_){return l.add(_),_===0?"uv":`uv${_}`}function g(_,S,L,C,D,F){let z=C.fog,I=D.geometry,H=_.isMeshStandardMaterial||_.isMeshLambertMaterial||_.isMeshPhongMaterial?C.environment:null,X=_.isMeshStandardMaterial||_.isMeshLambertMaterial&&!_.envMap||_.isMeshPhongMaterial&&!_.envMap,G=t.get(_.envMap||H,X),et=u[_.type],W=i.precision;_.precision!==null&&(W=i.getMaxPrecision(_.precision),W!==_.precision&&Ct("WebGLProgram.getParameters:",_.precision,"not supported, using",W,"instead."));let j=I.morphAttributes.position||I.morphAttributes.normal||I.morphAttributes.color,tt=j!==void 0?j.length:0,yt=0;I.morphAttributes.position!==void 0&&(yt=1),I.morphAttributes.normal!==void 0&&(yt=2),I.morphAttributes.color!==void 0&&(yt=3);let At,Y,ht,xt;if(et){let mt=Fi[et];At=mt.vertexShader,Y=mt.fragmentShader}else{At=_.vertexShader,Y=_.fragmentShader;let mt=a.getVertexShaderStage(_),te=a.getFragmentShaderStage(_);a.update(_,mt,te),ht=mt.id,xt=te.id}let bt=s.getRenderTarget(),pt=s.state.buffers.depth.getReversed(),Pt=D.isInstancedMesh===!0,ae=D.isBatchedMesh===!0,Tt=!!_.map,Wt=!!_.matcap,Kt=!!G,Bt=Kt&&G.isPMREMTexture===!0,le=!!_.aoMap,xe=!!_.lightMap,Se=!!_.bumpMap&&_.wireframe===!1,fe=!!_.normalMap,Ei=!!_.displacementMap,Ce=!!_.emissiveMap,ci=!!_.metalnessMap,hi=!!_.roughnessMap,ui=_.anisotropy>0,U=_.clearcoat>0,di=_.diffuseRoughness>0,ce=_.dispersion>0,he=_.retroreflectivity>0,ft=_.iridescence>0,we=_.sheen>0,It=_.transmission>0,Ft=ui&&!!_.anisotropyMap,A=U&&!!_.clearcoatMap,y=U&&!!_.clearcoatNormalMap,B=U&&!!_.clearcoatRoughnessMap,it=di&&!!_.diffuseRoughnessMap,Q=ft&&!!_.iridescenceMap,rt=ft&&!!_.iridescenceThicknessMap,ut=we&&!!_.sheenColorMap,Z=we&&!!_.sheenRoughnessMap,J=!!_.specularMap,at=!!_.specularColorMap,P=!!_.specularIntensityMap,K=It&&!!_.transmissionMap,q=It&&!!_.thicknessMap,lt=!!_.gradientMap,st=!!_.alphaMap,ot=_.alphaTest>0,Et=!!_.alphaHash,zt=!!_.extensions,nt=Di;_.toneMapped&&(bt===null||bt.isXRRenderTarget===!0)&&(nt=s.toneMapping);let Rt=Bt?G.isCompressedCubeTexture?G.image[0].mipmaps:G.mipmaps:null,kt={shaderID:et,shaderType:_.type,shaderName:_.name,vertexShader:At,fragmentShader:Y,defines:_.defines,customVertexShaderID:ht,customFragmentShaderID:xt,isRawShaderMaterial:_.isRawShaderMaterial===!0,glslVersion:_.glslVersion,precision:W,batching:ae,batchingColor:ae&&D._colorsTexture!==null,instancing:Pt,instancingColor:Pt&&D.instanceColor!==null,instancingMorph:Pt&&D.morphTexture!==null,outputColorSpace:bt===null?s.outputColorSpace:bt.isXRRenderTarget===!0?bt.texture.colorSpace:Yt.workingColorSpace,alphaToCoverage:!!_.alphaToCoverage,map:Tt,matcap:Wt,envMap:Kt,envMapMode:Kt&&G.mapping,envMapPMREM:Bt,envMapMaxLod:Bt?Rt.length-1:null,envMapSize:Bt?Rt[0].width:null,aoMap:le,lightMap:xe,bumpMap:Se,normalMap:fe,displacementMap:Ei,emissiveMap:Ce,normalMapObjectSpace:fe&&_.normalMapType===Bd,normalMapTangentSpace:fe&&_.normalMapType===oh,packedNormalMap:fe&&_.normalMapType===oh&&fy(_.normalMap.format),metalnessMap:ci,roughnessMap:hi,anisotropy:ui,anisotropyMap:Ft,clearcoat:U,clearcoatMap:A,clearcoatNormalMap:y,clearcoatRoughnessMap:B,diffuseRoughness:di,diffuseRoughnessMap:it,dispersion:ce,retroreflection:he,iridescence:ft,iridescenceMap:Q,iridescenceThicknessMap:rt,sheen:we,sheenColorMap:ut,sheenRoughnessMap:Z,specularMap:J,specularColorMap:at,specularIntensityMap:P,transmission:It,transmissionMap:K,thicknessMap:q,gradientMap:lt,opaque:_.transparent===!1&&_.blending===ds&&_.alphaToCoverage===!1,alphaMap:st,alphaTest:ot,alphaHash:Et,combine:_.combine,mapUv:Tt&&m(_.map.channel),aoMapUv:le&&m(_.aoMap.channel),lightMapUv:xe&&m(_.lightMap.channel),bumpMapUv:Se&&m(_.bumpMap.channel),normalMapUv:fe&&m(_.normalMap.channel),displacementMapUv:Ei&&m(_.displacementMap.channel),emissiveMapUv:Ce&&m(_.emissiveMap.channel),metalnessMapUv:ci&&m(_.metalnessMap.channel),roughnessMapUv:hi&&m(_.roughnessMap.channel),anisotropyMapUv:Ft&&m(_.anisotropyMap.channel),clearcoatMapUv:A&&m(_.clearcoatMap.channel),clearcoatNormalMapUv:y&&m(_.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:B&&m(_.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:it&&m(_.diffuseRoughnessMap.channel),iridescenceMapUv:Q&&m(_.iridescenceMap.channel),iridescenceThicknessMapUv:rt&&m(_.iridescenceThicknessMap.channel),sheenColorMapUv:ut&&m(_.sheenColorMap.channel),sheenRoughnessMapUv:Z&&m(_.sheenRoughnessMap.channel),specularMapUv:J&&m(_.specularMap.channel),specularColorMapUv:at&&m(_.specularColorMap.channel),specularIntensityMapUv:P&&m(_.specularIntensityMap.channel),transmissionMapUv:K&&m(_.transmissionMap.channel),thicknessMapUv:q&&m(_.thicknessMap.channel),alphaMapUv:st&&m(_.alphaMap.channel),vertexTangents:!!I.attributes.tangent&&(fe||ui),vertexNormals:!!I.attributes.normal,vertexColors:_.vertexColors,vertexAlphas:_.vertexColors===!0&&!!I.attributes.color&&I.attributes.color.itemSize===4,pointsUvs:D.isPoints===!0&&!!I.attributes.uv&&(Tt||st),fog:!!z,useFog:_.fog===!0,fogExp2:!!z&&z.isFogExp2,flatShading:_.wireframe===!1&&(_.flatShading===!0||I.attributes.normal===void 0&&fe===!1&&(_.isMeshLambertMaterial||_.isMeshPhongMaterial||_.isMeshStandardMaterial||_.isMeshPhysicalMaterial)),sizeAttenuation:_.sizeAttenuation===!0,logarithmicDepthBuffer:d,reversedDepthBuffer:pt,skinning:D.isSkinnedMesh===!0,hasPositionAttribute:I.attributes.position!==void 0,morphTargets:I.morphAttributes.position!==void 0,morphNormals:I.morphAttributes.normal!==void 0,morphColors:I.morphAttributes.color!==void 0,morphTargetsCount:tt,morphTextureStride:yt,numSunLights:S.sun.length,numDirLights:S.directional.length,numPointLights:S.point.length,numSpotLights:S.spot.length,numSpotLightMaps:S.spotLightMap.length,numRectAreaLights:S.rectArea.length,numHemiLights:S.hemi.length,numSunLightShadows:S.sunShadowMap.length,numDirLightShadows:S.directionalShadowMap.length,numPointLightShadows:S.pointShadowMap.length,numSpotLightShadows:S.spotShadowMap.length,numSpotLightShadowsWithMaps:S.numSpotLightShadowsWithMaps,numLightProbes:S.numLightProbes,numLightProbeGrids:F.filter(mt=>mt.texture!==null).length,numClippingPlanes:r.numPlanes,numClipIntersection:r.numIntersection,dithering:_.dithering,shadowMapEnabled:s.shadowMap.enabled&&L.length>0,shadowMapType:s.shadowMap.type,toneMapping:nt,decodeVideoTexture:Tt&&_.map.isVideoTexture===!0&&Yt.getTransfer(_.map.colorSpace)===Qt,decodeVideoTextureEmissive:Ce&&_.emissiveMap.isVideoTexture===!0&&Yt.getTransfer(_.emissiveMap.colorSpace)===Qt,premultipliedAlpha:_.premultipliedAlpha,doubleSided:_.side===Ni,flipSided:_.side===Oe,useDepthPacking:_.depthPacking>=0,depthPacking:_.depthPacking||0,index0AttributeName:_.index0AttributeName,extensionClipCullDistance:zt&&_.extensions.clipCullDistance===!0&&e.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(zt&&_.extensions.multiDraw===!0||ae)&&e.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:e.has("KHR_parallel_shader_compile"),customProgramCacheKey:_.customProgramCacheKey()};return kt.vertexUv1s=l.has(1),kt.vertexUv2s=l.has(2),kt.vertexUv3s=l.has(3),l.clear(),kt}function x(_){let S=[];if(_.shaderID?S.push(_.shaderID):(S.push(_.customVertexShaderID),S.push(_.customFragmentShaderID)),_.defines!==void 0)for(let L in _.defines)S.push(L),S.push(_.defines[L]);return _.isRawShaderMaterial===!1&&(f(S,_),p(S,_),S.push(s.outputColorSpace)),S.push(_.customProgramCacheKey),S.join()}function f(_,S){_.push(S.precision),_.push(S.outputColorSpace),_.push(S.envMapMode),_.push(S.envMapPMREM),_.push(S.envMapMaxLod),_.push(S.envMapSize),_.push(S.mapUv),_.push(S.alphaMapUv),_.push(S.lightMapUv),_.push(S.aoMapUv),_.push(S.bumpMapUv),_.push(S.normalMapUv),_.push(S.displacementMapUv),_.push(S.emissiveMapUv),_.push(S.metalnessMapUv),_.push(S.roughnessMapUv),_.push(S.anisotropyMapUv),_.push(S.clearcoatMapUv),_.push(S.clearcoatNormalMapUv),_.push(S.clearcoatRoughnessMapUv),_.push(S.diffuseRoughnessMapUv),_.push(S.iridescenceMapUv),_.push(S.iridescenceThicknessMapUv),_.push(S.sheenColorMapUv),_.push(S.sheenRoughnessMapUv),_.push(S.specularMapUv),_.push(S.specularColorMapUv),_.push(S.specularIntensityMapUv),_.push(S.transmissionMapUv),_.push(S.thicknessMapUv),_.push(S.combine),_.push(S.fogExp2),_.push(S.sizeAttenuation),_.push(S.morphTargetsCount),_.push(S.numSunLights),_.push(S.numDirLights),_.push(S.numPointLights),_.push(S.numSpotLights),_.push(S.numSpotLightMaps),_.push(S.numHemiLights),_.push(S.numRectAreaLights),_.push(S.numSunLightShadows),_.push(S.numDirLightShadows),_.push(S.numPointLightShadows),_.push(S.numSpotLightShadows),_.push(S.numSpotLightShadowsWithMaps),_.push(S.numLightProbes),_.push(S.numLightProbeGrids),_.push(S.shadowMapType),_.push(S.toneMapping),_.push(S.numClippingPlanes),_.push(S.numClipIntersection),_.push(S.depthPacking)}function p(_,S){o.disableAll(),S.instancing&&o.enable(0),S.instancingColor&&o.enable(1),S.instancingMorph&&o.enable(2),S.matcap&&o.enable(3),S.envMap&&o.enable(4),S.normalMapObjectSpace&&o.enable(5),S.normalMapTangentSpace&&o.enable(6),S.clearcoat&&o.enable(7),S.iridescence&&o.enable(8),S.alphaTest&&o.enable(9),S.vertexColors&&o.enable(10),S.vertexAlphas&&o.enable(11),S.vertexUv1s&&o.enable(12),S.vertexUv2s&&o.enable(13),S.vertexUv3s&&o.enable(14),S.vertexTangents&&o.enable(15),S.anisotropy&&o.enable(16),S.alphaHash&&o.enable(17),S.batching&&o.enable(18),S.dispersion&&o.enable(19),S.retroreflection&&o.enable(24),S.diffuseRoughness&&o.enable(25),S.batchingColor&&o.enable(20),S.gradientMap&&o.enable(21),S.packedNormalMap&&o.enable(22),S.vertexNormals&&o.enable(23),_.push(o.mask),o.disableAll(),S.fog&&o.enable(0),S.useFog&&o.enable(1),S.flatShading&&o.enable(2),S.logarithmicDepthBuffer&&o.enable(3),S.reversedDepthBuffer&&o.enable(4),S.skinning&&o.enable(5),S.morphTargets&&o.enable(6),S.morphNormals&&o.enable(7),S.morphColors&&o.enable(8),S.premultipliedAlpha&&o.enable(9),S.shadowMapEnabled&&o.enable(10),S.doubleSided&&o.enable(11),S.flipSided&&o.enable(12),S.useDepthPacking&&o.enable(13),S.dithering&&o.enable(14),S.transmission&&o.enable(15),S.sheen&&o.enable(16),S.opaque&&o.enable(17),S.pointsUvs&&o.enable(18),S.decodeVideoTexture&&o.enable(19),S.decodeVideoTextureEmissive&&o.enable(20),S.alphaToCoverage&&o.enable(21),S.numLightProbeGrids>0&&o.enable(22),S.hasPositionAttribute&&o.enable(23),_.push(o.mask)}function M(_){let S=u[_.type],L;if(S){let C=Fi[S];L=Kd.clone(C.uniforms)}else L=_.uniforms;return L}function T(_,S){let L=h.get(S);return L!==void 0?++L.usedTimes:(L=new uy(s,S,_,n),c.push(L),h.set(S,L)),L}function w(_){if(--_.usedTimes===0){let S=c.indexOf(_);c[S]=c[c.length-1],c.pop(),h.delete(_.cacheKey),_.destroy()}}function E(_){a.remove(_)}function b(){a.dispose()}return{getParameters:g,getProgramCacheKey:x,getUniforms:M,acquireProgram:T,releaseProgram:w,releaseShaderCache:E,programs:c,dispose:b}}function my(){let s=new WeakMap;function t(o){return s.has(o)}function e(o){let a=s.get(o);return a===void 0&&(a={},s.set(o,a)),a}function i(o){s.delete(o)}function n(o,a,l){s.get(o)[a]=l}function r(){s=new WeakMap}return{has:t,get:e,remove:i,update:n,dispose:r}}function gy(s,t){return s.groupOrder!==t.groupOrder?s.groupOrder-t.groupOrder:s.renderOrder!==t.renderOrder?s.renderOrder-t.renderOrder:s.material.id!==t.material.id?s.material.id-t.material.id:s.materialVariant!==t.materialVariant?s.materialVariant-t.materialVariant:s.z!==t.z?s.z-t.z:s.id-t.id}function xf(s,t){return s.groupOrder!==t.groupOrder?s.groupOrder-t.groupOrder:s.renderOrder!==t.renderOrder?s.renderOrder-t.renderOrder:s.z!==t.z?t.z-s.z:s.id-t.id}function yf(){let s=[],t=0,e=[],i=[],n=[];function r(){t=0,e.length=0,i.length=0,n.length=0}function o(u){let m=0;return u.isInstancedMesh&&(m+=2),u.isSkinnedMesh&&(m+=1),m}function a(u,m,g,x,f,p){let M=s[t];return M===void 0?(M={id:u.id,object:u,geometry:m,material:g,materialVariant:o(u),groupOrder:x,renderOrder:u.renderOrder,z:f,group:p},s[t]=M):(M.id=u.id,M.object=u,M.geometry=m,M.material=g,M.materialVariant=o(u),M.groupOrder=x,M.renderOrder=u.renderOrder,M.z=f,M.group=p),t++,M}function l(u,m,g,x,f,p,M){M.reversedDepth===!0&&(f=-f);let T=a(u,m,g,x,f,p);g.transmission>0?i.push(T):g.transparent===!0?n.push(T):e.push(T)}function c(u,m,g,x,f,p){let M=a(u,m,g,x,f,p);g.transmission>0?i.unshift(M):g.transparent===!0?n.unshift(M):e.unshift(M)}function h(u,m){e.length>1&&e.sort(u||gy),i.length>1&&i.sort(m||xf),n.length>1&&n.sort(m||xf)}function d(){for(let u=t,m=s.length;u<m;u++){let g=s[u];if(g.id===null)break;g.id=null,g.object=null,g.geometry=null,g.material=null,g.group=null}}return{opaque:e,transmissive:i,transparent:n,init:r,push:l,unshift:c,finish:d,sort:h}}function _y(){let s=new WeakMap;function t(i,n){let r=s.get(i),o;return r===void 0?(o=new yf,s.set(i,[o])):n>=r.length?(o=new yf,r.push(o)):o=r[n],o}function e(){s=new WeakMap}return{get:t,dispose:e}}function xy(){let s={};return{get:function(t){if(s[t.id]!==void 0)return s[t.id];let e;switch(t.type){case"SunLight":case"DirectionalLight":e={direction:new R,color:new Ht};break;case"SpotLight":e={position:new R,direction:new R,color:new Ht,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":e={position:new R,color:new Ht,distance:0,decay:0};break;case"HemisphereLight":e={direction:new R,skyColor:new Ht,groundColor:new Ht};break;case"RectAreaLight":e={color:new Ht,position:new R,halfWidth:new R,halfHeight:new R};break}return s[t.id]=e,e}}}function yy(){let s={};return{get:function(t){if(s[t.id]!==void 0)return s[t.id];let e;switch(t.type){case"SunLight":case"DirectionalLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Dt};break;case"SpotLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Dt};break;case"PointLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Dt,shadowCameraNear:1,shadowCameraFar:1e3};break}return s[t.id]=e,e}}}var vy=0;function My(s,t){return(t.castShadow?2:0)-(s.castShadow?2:0)+(t.map?1:0)-(s.map?1:0)}function Sy(s){let t=new xy,e=yy(),i={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let c=0;c<9;c++)i.probe.push(new R);let n=new R,r=new Zt,o=new Zt;function a(c){let h=0,d=0,u=0;for(let F=0;F<9;F++)i.probe[F].set(0,0,0);let m=0,g=0,x=0,f=0,p=0,M=0,T=0,w=0,E=0,b=0,_=0,S=0,L=0,C=0;c.sort(My);for(let F=0,z=c.length;F<z;F++){let I=c[F],H=I.color,X=I.intensity,G=I.distance,et=null;if(I.shadow&&I.shadow.map&&(I.shadow.map.texture.format===dn?et=I.shadow.map.texture:et=I.shadow.map.depthTexture||I.shadow.map.texture),I.isAmbientLight)h+=H.r*X,d+=H.g*X,u+=H.b*X;else if(I.isLightProbe){for(let W=0;W<9;W++)i.probe[W].addScaledVector(I.sh.coefficients[W],X);C++}else if(I.isSunLight){let W=t.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),I.castShadow){let j=I.shadow,tt=e.get(I);tt.shadowIntensity=j.intensity,tt.shadowBias=j.bias,tt.shadowNormalBias=j.normalBias,tt.shadowRadius=j.radius,tt.shadowMapSize.copy(j.mapSize).multiply(j.getFrameExtents()),i.sunShadow[g]=tt,i.sunShadowMap[g]=et;let yt=j.getViewportCount();for(let At=0;At<yt;At++)i.sunShadowMatrix[x+At]=j.getMatrix(At),i.sunShadowCascade[x+At]=j._cascadeData[At];x+=yt,g++}i.sun[m]=W,m++}else if(I.isDirectionalLight){let W=t.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),I.castShadow){let j=I.shadow,tt=e.get(I);tt.shadowIntensity=j.intensity,tt.shadowBias=j.bias,tt.shadowNormalBias=j.normalBias,tt.shadowRadius=j.radius,tt.shadowMapSize=j.mapSize,i.directionalShadow[f]=tt,i.directionalShadowMap[f]=et,i.directionalShadowMatrix[f]=I.shadow.matrix,E++}i.directional[f]=W,f++}else if(I.isSpotLight){let W=t.get(I);W.position.setFromMatrixPosition(I.matrixWorld),W.color.copy(H).multiplyScalar(X),W.distance=G,W.coneCos=Math.cos(I.angle),W.penumbraCos=Math.cos(I.angle*(1-I.penumbra)),W.decay=I.decay,i.spot[M]=W;let j=I.shadow;if(I.map&&(i.spotLightMap[S]=I.map,S++,j.updateMatrices(I),I.castShadow&&L++),i.spotLightMatrix[M]=j.matrix,I.castShadow){let tt=e.get(I);tt.shadowIntensity=j.intensity,tt.shadowBias=j.bias,tt.shadowNormalBias=j.normalBias,tt.shadowRadius=j.radius,tt.shadowMapSize=j.mapSize,i.spotShadow[M]=tt,i.spotShadowMap[M]=et,_++}M++}else if(I.isRectAreaLight){let W=t.get(I);W.color.copy(H).multiplyScalar(X),W.halfWidth.set(I.width*.5,0,0),W.halfHeight.set(0,I.height*.5,0),i.rectArea[T]=W,T++}else if(I.isPointLight){let W=t.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),W.distance=I.distance,W.decay=I.decay,I.castShadow){let j=I.shadow,tt=e.get(I);tt.shadowIntensity=j.intensity,tt.shadowBias=j.bias,tt.shadowNormalBias=j.normalBias,tt.shadowRadius=j.radius,tt.shadowMapSize=j.mapSize,tt.shadowCameraNear=j.camera.near,tt.shadowCameraFar=j.camera.far,i.pointShadow[p]=tt,i.pointShadowMap[p]=et,i.pointShadowMatrix[p]=I.shadow.matrix,b++}i.point[p]=W,p++}else if(I.isHemisphereLight){let W=t.get(I);W.skyColor.copy(I.color).multiplyScalar(X),W.groundColor.copy(I.groundColor).multiplyScalar(X),i.hemi[w]=W,w++}}T>0&&(s.has("OES_texture_float_linear")===!0?(i.rectAreaLTC1=gt.LTC_FLOAT_1,i.rectAreaLTC2=gt.LTC_FLOAT_2):(i.rectAreaLTC1=gt.LTC_HALF_1,i.rectAreaLTC2=gt.LTC_HALF_2)),i.ambient[0]=h,i.ambient[1]=d,i.ambient[2]=u;let D=i.hash;(D.sunLength!==m||D.directionalLength!==f||D.pointLength!==p||D.spotLength!==M||D.rectAreaLength!==T||D.hemiLength!==w||D.numSunShadows!==g||D.numDirectionalShadows!==E||D.numPointShadows!==b||D.numSpotShadows!==_||D.numSpotMaps!==S||D.numLightProbes!==C)&&(i.sun.length=m,i.directional.length=f,i.spot.length=M,i.rectArea.length=T,i.point.length=p,i.hemi.length=w,i.sunShadow.length=g,i.sunShadowMap.length=g,i.sunShadowMatrix.length=x,i.sunShadowCascade.length=x,i.directionalShadow.length=E,i.directionalShadowMap.length=E,i.directionalShadowMatrix.length=E,i.pointShadow.length=b,i.pointShadowMap.length=b,i.pointShadowMatrix.length=b,i.spotShadow.length=_,i.spotShadowMap.length=_,i.spotLightMatrix.length=_+S-L,i.spotLightMap.length=S,i.numSpotLightShadowsWithMaps=L,i.numLightProbes=C,D.sunLength=m,D.directionalLength=f,D.pointLength=p,D.spotLength=M,D.rectAreaLength=T,D.hemiLength=w,D.numSunShadows=g,D.numDirectionalShadows=E,D.numPointShadows=b,D.numSpotShadows=_,D.numSpotMaps=S,D.numLightProbes=C,i.version=vy++)}function l(c,h){let d=0,u=0,m=0,g=0,x=0,f=0,p=h.matrixWorldInverse;for(let M=0,T=c.length;M<T;M++){let w=c[M];if(w.isSunLight){let E=i.sun[d];E.direction.setFromMatrixPosition(w.matrixWorld),E.direction.transformDirection(p),d++}else if(w.isDirectionalLight){let E=i.directional[u];E.direction.setFromMatrixPosition(w.matrixWorld),n.setFromMatrixPosition(w.target.matrixWorld),E.direction.sub(n),E.direction.transformDirection(p),u++}else if(w.isSpotLight){let E=i.spot[g];E.position.setFromMatrixPosition(w.matrixWorld),E.position.applyMatrix4(p),E.direction.setFromMatrixPosition(w.matrixWorld),n.setFromMatrixPosition(w.target.matrixWorld),E.direction.sub(n),E.direction.transformDirection(p),g++}else if(w.isRectAreaLight){let E=i.rectArea[x];E.position.setFromMatrixPosition(w.matrixWorld),E.position.applyMatrix4(p),o.identity(),r.copy(w.matrixWorld),r.premultiply(p),o.extractRotation(r),E.halfWidth.set(w.width*.5,0,0),E.halfHeight.set(0,w.height*.5,0),E.halfWidth.applyMatrix4(o),E.halfHeight.applyMatrix4(o),x++}else if(w.isPointLight){let E=i.point[m];E.position.setFromMatrixPosition(w.matrixWorld),E.position.applyMatrix4(p),m++}else if(w.isHemisphereLight){let E=i.hemi[f];E.direction.setFromMatrixPosition(w.matrixWorld),E.direction.transformDirection(p),f++}}}return{setup:a,setupView:l,state:i}}function vf(s){let t=new Sy(s),e=[],i=[],n=[];function r(d){h.camera=d,e.length=0,i.length=0,n.length=0}function o(d){d.isLightProbeGrid?n.push(d):e.push(d)}function a(d){i.push(d)}function l(){t.setup(e),n.sort((d,u)=>d.priority-u.priority||d.id-u.id)}function c(d){t.setupView(e,d)}let h={lightsArray:e,shadowsArray:i,lightProbeGridArray:n,camera:null,lights:t,transmissionRenderTarget:{},textureUnits:0};return{init:r,state:h,setupLights:l,setupLightsView:c,pushLight:o,pushShadow:a}}function wy(s){let t=new WeakMap;function e(n,r=0){let o=t.get(n),a;return o===void 0?(a=new vf(s),t.set(n,[a])):r>=o.length?(a=new vf(s),o.push(a)):a=o[r],a}function i(){t=new WeakMap}return{get:e,dispose:i}}var by=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,Ey=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,Ay=[new R(1,0,0),new R(-1,0,0),new R(0,1,0),new R(0,-1,0),new R(0,0,1),new R(0,0,-1)],Ty=[new R(0,-1,0),new R(0,-1,0),new R(0,0,1),new R(0,0,-1),new R(0,-1,0),new R(0,-1,0)],Mf=new Zt,_r=new R,Mh=new R;function Ry(s,t,e){let i=new wn,n=new Dt,r=new Dt,o=new me,a=new Io,l=new Lo,c={},h=e.maxTextureSize,d={[un]:Oe,[Oe]:un,[Ni]:Ni},u=new Me({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new Dt},radius:{value:4}},vertexShader:by,fragmentShader:Ey}),m=u.clone();m.defines.HORIZONTAL_PASS=1;let g=new ge;g.setAttribute("position",new oe(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let x=new ee(g,u),f=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=cr;let p=this.type;this.render=function(b,_,S){if(f.enabled===!1||f.autoUpdate===!1&&f.needsUpdate===!1||b.length===0)return;this.type===md&&(Ct("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=cr);let L=s.getRenderTarget(),C=s.getActiveCubeFace(),D=s.getActiveMipmapLevel(),F=s.state;F.setBlending(Rn),F.buffers.depth.getReversed()===!0?F.buffers.color.setClear(0,0,0,0):F.buffers.color.setClear(1,1,1,1),F.buffers.depth.setTest(!0),F.setScissorTest(!1);let z=p!==this.type;z&&_.traverse(function(I){I.material&&(Array.isArray(I.material)?I.material.forEach(H=>H.needsUpdate=!0):I.material.needsUpdate=!0)});for(let I=0,H=b.length;I<H;I++){let X=b[I],G=X.shadow;if(G===void 0){Ct("WebGLShadowMap:",X,"has no shadow.");continue}if(G.autoUpdate===!1&&G.needsUpdate===!1)continue;n.copy(G.mapSize);let et=G.getFrameExtents();n.multiply(et),r.copy(G.mapSize),(n.x>h||n.y>h)&&(n.x>h&&(r.x=Math.floor(h/et.x),n.x=r.x*et.x,G.mapSize.x=r.x),n.y>h&&(r.y=Math.floor(h/et.y),n.y=r.y*et.y,G.mapSize.y=r.y));let W=s.state.buffers.depth.getReversed();if(G.camera._reversedDepth=W,G.map===null||z===!0){if(G.map!==null&&(G.map.depthTexture!==null&&(G.map.depthTexture.dispose(),G.map.depthTexture=null),G.map.dispose()),this.type===us){if(X.isPointLight){Ct("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}G.map=new ni(n.x,n.y,{format:dn,type:Si,minFilter:Ee,magFilter:Ee,generateMipmaps:!1}),G.map.texture.name=X.name+".shadowMap",G.map.depthTexture=new $i(n.x,n.y,mi),G.map.depthTexture.name=X.name+".shadowMapDepth",G.map.depthTexture.format=Yi,G.map.depthTexture.compareFunction=null,G.map.depthTexture.minFilter=Ne,G.map.depthTexture.magFilter=Ne}else X.isPointLight?(G.map=new yr(n.x),G.map.depthTexture=new ir(n.x,Mi)):(G.map=new ni(n.x,n.y),G.map.depthTexture=new $i(n.x,n.y,Mi)),G.map.depthTexture.name=X.name+".shadowMap",G.map.depthTexture.format=Yi,this.type===cr?(G.map.depthTexture.compareFunction=W?lh:ah,G.map.depthTexture.minFilter=Ee,G.map.depthTexture.magFilter=Ee):(G.map.depthTexture.compareFunction=null,G.map.depthTexture.minFilter=Ne,G.map.depthTexture.magFilter=Ne);G.camera.updateProjectionMatrix()}G.map.isWebGLCubeRenderTarget!==!0&&(G.map.width!==n.x||G.map.height!==n.y)&&G.map.setSize(n.x,n.y);let j=G.map.isWebGLCubeRenderTarget?6:G.getViewportCount();X.isPointLight!==!0&&G.updateMatrices(X,S);let tt=(G.camera.layers.mask&4294967294)!==0?G.camera.layers:S.layers;for(let yt=0;yt<j;yt++){let At=G.getCamera(yt);if(X.isPointLight){let Y=G.camera,ht=G.matrix,xt=X.distance||Y.far;xt!==Y.far&&(Y.far=xt,Y.updateProjectionMatrix()),_r.setFromMatrixPosition(X.matrixWorld),Y.position.copy(_r),Mh.copy(Y.position),Mh.add(Ay[yt]),Y.up.copy(Ty[yt]),Y.lookAt(Mh),Y.updateMatrixWorld(),ht.makeTranslation(-_r.x,-_r.y,-_r.z),Mf.multiplyMatrices(Y.projectionMatrix,Y.matrixWorldInverse),G._frustum.setFromProjectionMatrix(Mf,Y.coordinateSystem,Y.reversedDepth)}if(G.map.isWebGLCubeRenderTarget)s.setRenderTarget(G.map,yt),s.clear();else{yt===0&&(s.setRenderTarget(G.map),s.clear());let Y=G.getViewport(yt);o.set(r.x*Y.x,r.y*Y.y,r.x*Y.z,r.y*Y.w),F.viewport(o)}i=G.getFrustum(yt),w(_,S,At,X,tt,this.type)}G.isPointLightShadow!==!0&&this.type===us&&M(G,S),G.needsUpdate=!1}p=this.type,f.needsUpdate=!1,s.setRenderTarget(L,C,D)};function M(b,_){let S=t.update(x);u.defines.VSM_SAMPLES!==b.blurSamples&&(u.defines.VSM_SAMPLES=b.blurSamples,m.defines.VSM_SAMPLES=b.blurSamples,u.needsUpdate=!0,m.needsUpdate=!0),b.mapPass===null?b.mapPass=new ni(n.x,n.y,{format:dn,type:Si}):(b.mapPass.width!==b.map.width||b.mapPass.height!==b.map.height)&&b.mapPass.setSize(b.map.width,b.map.height),u.uniforms.shadow_pass.value=b.map.depthTexture,u.uniforms.resolution.value.set(b.map.width,b.map.height),u.uniforms.radius.value=b.radius,s.setRenderTarget(b.mapPass),s.clear(),s.renderBufferDirect(_,null,S,u,x,null),m.uniforms.shadow_pass.value=b.mapPass.texture,m.uniforms.resolution.value.set(b.map.width,b.map.height),m.uniforms.radius.value=b.radius,s.setRenderTarget(b.map),s.clear(),s.renderBufferDirect(_,null,S,m,x,null)}function T(b,_,S,L){let C=null,D=S.isPointLight===!0?b.customDistanceMaterial:b.customDepthMaterial;if(D!==void 0)C=D;else if(C=S.isPointLight===!0?l:a,s.localClippingEnabled&&_.clipShadows===!0&&Array.isArray(_.clippingPlanes)&&_.clippingPlanes.length!==0||_.displacementMap&&_.displacementScale!==0||_.alphaMap&&_.alphaTest>0||_.map&&_.alphaTest>0||_.alphaToCoverage===!0){let F=C.uuid,z=_.uuid,I=c[F];I===void 0&&(I={},c[F]=I);let H=I[z];H===void 0&&(H=C.clone(),I[z]=H,_.addEventListener("dispose",E)),C=H}if(C.visible=_.visible,C.wireframe=_.wireframe,L===us?C.side=_.shadowSide!==null?_.shadowSide:_.side:C.side=_.shadowSide!==null?_.shadowSide:d[_.side],C.alphaMap=_.alphaMap,C.alphaTest=_.alphaToCoverage===!0?.5:_.alphaTest,C.map=_.map,C.clipShadows=_.clipShadows,C.clippingPlanes=_.clippingPlanes,C.clipIntersection=_.clipIntersection,C.displacementMap=_.displacementMap,C.displacementScale=_.displacementScale,C.displacementBias=_.displacementBias,C.wireframeLinewidth=_.wireframeLinewidth,C.linewidth=_.linewidth,S.isPointLight===!0&&C.isMeshDistanceMaterial===!0){let F=s.properties.get(C);F.light=S}return C}function w(b,_,S,L,C,D){if(b.visible===!1)return;if(b.layers.test(C)&&(b.isMesh||b.isLine||b.isPoints)&&(b.castShadow||b.receiveShadow&&D===us)&&(!b.frustumCulled||b.intersectsFrustum(i))){b.modelViewMatrix.multiplyMatrices(S.matrixWorldInverse,b.matrixWorld);let I=t.update(b),H=b.material;if(Array.isArray(H)){let X=I.groups;for(let G=0,et=X.length;G<et;G++){let W=X[G],j=H[W.materialIndex];if(j&&j.visible){let tt=T(b,j,L,D);b.onBeforeShadow(s,b,_,S,I,tt,W),s.renderBufferDirect(S,null,I,tt,b,W),b.onAfterShadow(s,b,_,S,I,tt,W)}}}else if(H.visible){let X=T(b,H,L,D);b.onBeforeShadow(s,b,_,S,I,X,null),s.renderBufferDirect(S,null,I,X,b,null),b.onAfterShadow(s,b,_,S,I,X,null)}}let z=b.children;for(let I=0,H=z.length;I<H;I++)w(z[I],_,S,L,C,D)}function E(b){b.target.removeEventListener("dispose",E);for(let S in c){let L=c[S],C=b.target.uuid;C in L&&(L[C].dispose(),delete L[C])}}}function Cy(s,t){function e(){let P=!1,K=new me,q=null,lt=new me(0,0,0,0);return{setMask:function(st){q!==st&&!P&&(s.colorMask(st,st,st,st),q=st)},setLocked:function(st){P=st},setClear:function(st,ot,Et,zt,nt){nt===!0&&(st*=zt,ot*=zt,Et*=zt),K.set(st,ot,Et,zt),lt.equals(K)===!1&&(s.clearColor(st,ot,Et,zt),lt.copy(K))},reset:function(){P=!1,q=null,lt.set(-1,0,0,0)}}}function i(){let P=!1,K=!1,q=null,lt=null,st=null;return{setReversed:function(ot){if(K!==ot){let Et=t.get("EXT_clip_control");ot?Et.clipControlEXT(Et.LOWER_LEFT_EXT,Et.ZERO_TO_ONE_EXT):Et.clipControlEXT(Et.LOWER_LEFT_EXT,Et.NEGATIVE_ONE_TO_ONE_EXT),K=ot;let zt=st;st=null,this.setClear(zt)}},getReversed:function(){return K},setTest:function(ot){ot?pt(s.DEPTH_TEST):Pt(s.DEPTH_TEST)},setMask:function(ot){q!==ot&&!P&&(s.depthMask(ot),q=ot)},setFunc:function(ot){if(K&&(ot=$d[ot]),lt!==ot){switch(ot){case uo:s.depthFunc(s.NEVER);break;case fo:s.depthFunc(s.ALWAYS);break;case po:s.depthFunc(s.LESS);break;case es:s.depthFunc(s.LEQUAL);break;case mo:s.depthFunc(s.EQUAL);break;case go:s.depthFunc(s.GEQUAL);break;case _o:s.depthFunc(s.GREATER);break;case xo:s.depthFunc(s.NOTEQUAL);break;default:s.depthFunc(s.LEQUAL)}lt=ot}},setLocked:function(ot){P=ot},setClear:function(ot){st!==ot&&(st=ot,K&&(ot=1-ot),s.clearDepth(ot))},reset:function(){P=!1,q=null,lt=null,st=null,K=!1}}}function n(){let P=!1,K=null,q=null,lt=null,st=null,ot=null,Et=null,zt=null,nt=null;return{setTest:function(Rt){P||(Rt?pt(s.STENCIL_TEST):Pt(s.STENCIL_TEST))},setMask:function(Rt){K!==Rt&&!P&&(s.stencilMask(Rt),K=Rt)},setFunc:function(Rt,kt,mt){(q!==Rt||lt!==kt||st!==mt)&&(s.stencilFunc(Rt,kt,mt),q=Rt,lt=kt,st=mt)},setOp:function(Rt,kt,mt){(ot!==Rt||Et!==kt||zt!==mt)&&(s.stencilOp(Rt,kt,mt),ot=Rt,Et=kt,zt=mt)},setLocked:function(Rt){P=Rt},setClear:function(Rt){nt!==Rt&&(s.clearStencil(Rt),nt=Rt)},reset:function(){P=!1,K=null,q=null,lt=null,st=null,ot=null,Et=null,zt=null,nt=null}}}let r=new e,o=new i,a=new n,l={},c=new WeakMap,h={},d={},u={},m=new WeakMap,g=[],x=null,f=!1,p=null,M=null,T=null,w=null,E=null,b=null,_=null,S=new Ht(0,0,0),L=0,C=!1,D=null,F=null,z=null,I=null,H=null,X=s.getParameter(s.MAX_COMBINED_TEXTURE_IMAGE_UNITS),G=!1,et=0,W=s.getParameter(s.VERSION);W.indexOf("WebGL")!==-1?(et=parseFloat(/^WebGL (\d)/.exec(W)[1]),G=et>=1):W.indexOf("OpenGL ES")!==-1&&(et=parseFloat(/^OpenGL ES (\d)/.exec(W)[1]),G=et>=2);let j=null,tt={},yt=s.getParameter(s.SCISSOR_BOX),At=s.getParameter(s.VIEWPORT),Y=new me().fromArray(yt),ht=new me().fromArray(At);function xt(P,K,q,lt){let st=new Uint8Array(4),ot=s.createTexture();s.bindTexture(P,ot),s.texParameteri(P,s.TEXTURE_MIN_FILTER,s.NEAREST),s.texParameteri(P,s.TEXTURE_MAG_FILTER,s.NEAREST);for(let Et=0;Et<q;Et++)P===s.TEXTURE_3D||P===s.TEXTURE_2D_ARRAY?s.texImage3D(K,0,s.RGBA,1,1,lt,0,s.RGBA,s.UNSIGNED_BYTE,st):s.texImage2D(K+Et,0,s.RGBA,1,1,0,s.RGBA,s.UNSIGNED_BYTE,st);return ot}let bt={};bt[s.TEXTURE_2D]=xt(s.TEXTURE_2D,s.TEXTURE_2D,1),bt[s.TEXTURE_CUBE_MAP]=xt(s.TEXTURE_CUBE_MAP,s.TEXTURE_CUBE_MAP_POSITIVE_X,6),bt[s.TEXTURE_2D_ARRAY]=xt(s.TEXTURE_2D_ARRAY,s.TEXTURE_2D_ARRAY,1,1),bt[s.TEXTURE_3D]=xt(s.TEXTURE_3D,s.TEXTURE_3D,1,1),r.setClear(0,0,0,1),o.setClear(1),a.setClear(0),pt(s.DEPTH_TEST),o.setFunc(es),Se(!1),fe(kc),pt(s.CULL_FACE),le(Rn);function pt(P){h[P]!==!0&&(s.enable(P),h[P]=!0)}function Pt(P){h[P]!==!1&&(s.disable(P),h[P]=!1)}function ae(P,K){return u[P]!==K?(s.bindFramebuffer(P,K),u[P]=K,P===s.DRAW_FRAMEBUFFER&&(u[s.FRAMEBUFFER]=K),P===s.FRAMEBUFFER&&(u[s.DRAW_FRAMEBUFFER]=K),!0):!1}function Tt(P,K){let q=g,lt=!1;if(P){q=m.get(K),q===void 0&&(q=[],m.set(K,q));let st=P.textures;if(q.length!==st.length||q[0]!==s.COLOR_ATTACHMENT0){for(let ot=0,Et=st.length;ot<Et;ot++)q[ot]=s.COLOR_ATTACHMENT0+ot;q.length=st.length,lt=!0}}else q[0]!==s.BACK&&(q[0]=s.BACK,lt=!0);lt&&s.drawBuffers(q)}function Wt(P){return x!==P?(s.useProgram(P),x=P,!0):!1}let Kt={[Cn]:s.FUNC_ADD,[_d]:s.FUNC_SUBTRACT,[xd]:s.FUNC_REVERSE_SUBTRACT};Kt[yd]=s.MIN,Kt[vd]=s.MAX;let Bt={[Md]:s.ZERO,[Sd]:s.ONE,[wd]:s.SRC_COLOR,[Hc]:s.SRC_ALPHA,[Cd]:s.SRC_ALPHA_SATURATE,[Td]:s.DST_COLOR,[Ed]:s.DST_ALPHA,[bd]:s.ONE_MINUS_SRC_COLOR,[Wc]:s.ONE_MINUS_SRC_ALPHA,[Rd]:s.ONE_MINUS_DST_COLOR,[Ad]:s.ONE_MINUS_DST_ALPHA,[Pd]:s.CONSTANT_COLOR,[Id]:s.ONE_MINUS_CONSTANT_COLOR,[Ld]:s.CONSTANT_ALPHA,[Nd]:s.ONE_MINUS_CONSTANT_ALPHA};function le(P,K,q,lt,st,ot,Et,zt,nt,Rt){if(P===Rn){f===!0&&(Pt(s.BLEND),f=!1);return}if(f===!1&&(pt(s.BLEND),f=!0),P!==gd){if(P!==p||Rt!==C){if((M!==Cn||E!==Cn)&&(s.blendEquation(s.FUNC_ADD),M=Cn,E=Cn),Rt)switch(P){case ds:s.blendFuncSeparate(s.ONE,s.ONE_MINUS_SRC_ALPHA,s.ONE,s.ONE_MINUS_SRC_ALPHA);break;case zc:s.blendFunc(s.ONE,s.ONE);break;case Gc:s.blendFuncSeparate(s.ZERO,s.ONE_MINUS_SRC_COLOR,s.ZERO,s.ONE);break;case Vc:s.blendFuncSeparate(s.DST_COLOR,s.ONE_MINUS_SRC_ALPHA,s.ZERO,s.ONE);break;default:Nt("WebGLState: Invalid blending: ",P);break}else switch(P){case ds:s.blendFuncSeparate(s.SRC_ALPHA,s.ONE_MINUS_SRC_ALPHA,s.ONE,s.ONE_MINUS_SRC_ALPHA);break;case zc:s.blendFuncSeparate(s.SRC_ALPHA,s.ONE,s.ONE,s.ONE);break;case Gc:Nt("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Vc:Nt("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:Nt("WebGLState: Invalid blending: ",P);break}T=null,w=null,b=null,_=null,S.set(0,0,0),L=0,p=P,C=Rt}return}st=st||K,ot=ot||q,Et=Et||lt,(K!==M||st!==E)&&(s.blendEquationSeparate(Kt[K],Kt[st]),M=K,E=st),(q!==T||lt!==w||ot!==b||Et!==_)&&(s.blendFuncSeparate(Bt[q],Bt[lt],Bt[ot],Bt[Et]),T=q,w=lt,b=ot,_=Et),(zt.equals(S)===!1||nt!==L)&&(s.blendColor(zt.r,zt.g,zt.b,nt),S.copy(zt),L=nt),p=P,C=!1}function xe(P,K){P.side===Ni?Pt(s.CULL_FACE):pt(s.CULL_FACE);let q=P.side===Oe;K&&(q=!q),Se(q),P.blending===ds&&P.transparent===!1?le(Rn):le(P.blending,P.blendEquation,P.blendSrc,P.blendDst,P.blendEquationAlpha,P.blendSrcAlpha,P.blendDstAlpha,P.blendColor,P.blendAlpha,P.premultipliedAlpha),o.setFunc(P.depthFunc),o.setTest(P.depthTest),o.setMask(P.depthWrite),r.setMask(P.colorWrite);let lt=P.stencilWrite;a.setTest(lt),lt&&(a.setMask(P.stencilWriteMask),a.setFunc(P.stencilFunc,P.stencilRef,P.stencilFuncMask),a.setOp(P.stencilFail,P.stencilZFail,P.stencilZPass)),Ce(P.polygonOffset,P.polygonOffsetFactor,P.polygonOffsetUnits),P.alphaToCoverage===!0?pt(s.SAMPLE_ALPHA_TO_COVERAGE):Pt(s.SAMPLE_ALPHA_TO_COVERAGE)}function Se(P){D!==P&&(P?s.frontFace(s.CW):s.frontFace(s.CCW),D=P)}function fe(P){P!==fd?(pt(s.CULL_FACE),P!==F&&(P===kc?s.cullFace(s.BACK):P===pd?s.cullFace(s.FRONT):s.cullFace(s.FRONT_AND_BACK))):Pt(s.CULL_FACE),F=P}function Ei(P){P!==z&&(G&&s.lineWidth(P),z=P)}function Ce(P,K,q){P?(pt(s.POLYGON_OFFSET_FILL),(I!==K||H!==q)&&(I=K,H=q,o.getReversed()&&(K=-K,q=-q),s.polygonOffset(K,q))):Pt(s.POLYGON_OFFSET_FILL)}function ci(P){P?pt(s.SCISSOR_TEST):Pt(s.SCISSOR_TEST)}function hi(P){P===void 0&&(P=s.TEXTURE0+X-1),j!==P&&(s.activeTexture(P),j=P)}function ui(P,K,q){q===void 0&&(j===null?q=s.TEXTURE0+X-1:q=j);let lt=tt[q];lt===void 0&&(lt={type:void 0,texture:void 0},tt[q]=lt),(lt.type!==P||lt.texture!==K)&&(j!==q&&(s.activeTexture(q),j=q),s.bindTexture(P,K||bt[P]),lt.type=P,lt.texture=K)}function U(){let P=tt[j];P!==void 0&&P.type!==void 0&&(s.bindTexture(P.type,null),P.type=void 0,P.texture=void 0)}function di(){try{s.compressedTexImage2D(...arguments)}catch(P){Nt("WebGLState:",P)}}function ce(){try{s.compressedTexImage3D(...arguments)}catch(P){Nt("WebGLState:",P)}}function he(){try{s.texSubImage2D(...arguments)}catch(P){Nt("WebGLState:",P)}}function ft(){try{s.texSubImage3D(...arguments)}catch(P){Nt("WebGLState:",P)}}function we(){try{s.compressedTexSubImage2D(...arguments)}catch(P){Nt("WebGLState:",P)}}function It(){try{s.compressedTexSubImage3D(...arguments)}catch(P){Nt("WebGLState:",P)}}function Ft(){try{s.texStorage2D(...arguments)}catch(P){Nt("WebGLState:",P)}}function A(){try{s.texStorage3D(...arguments)}catch(P){Nt("WebGLState:",P)}}function y(){try{s.texImage2D(...arguments)}catch(P){Nt("WebGLState:",P)}}function B(){try{s.texImage3D(...arguments)}catch(P){Nt("WebGLState:",P)}}function it(P){return d[P]!==void 0?d[P]:s.getParameter(P)}function Q(P,K){d[P]!==K&&(s.pixelStorei(P,K),d[P]=K)}function rt(P){Y.equals(P)===!1&&(s.scissor(P.x,P.y,P.z,P.w),Y.copy(P))}function ut(P){ht.equals(P)===!1&&(s.viewport(P.x,P.y,P.z,P.w),ht.copy(P))}function Z(P,K){let q=c.get(K);q===void 0&&(q=new WeakMap,c.set(K,q));let lt=q.get(P);lt===void 0&&(lt=s.getUniformBlockIndex(K,P.name),s.uniformBlockBinding(K,lt,lt),q.set(P,lt))}function J(P,K,q){let st=c.get(K).get(P);l[st]!==q&&(s.bindBufferBase(s.UNIFORM_BUFFER,st,q),l[st]=q)}function at(){s.disable(s.BLEND),s.disable(s.CULL_FACE),s.disable(s.DEPTH_TEST),s.disable(s.POLYGON_OFFSET_FILL),s.disable(s.SCISSOR_TEST),s.disable(s.STENCIL_TEST),s.disable(s.SAMPLE_ALPHA_TO_COVERAGE),s.blendEquation(s.FUNC_ADD),s.blendFunc(s.ONE,s.ZERO),s.blendFuncSeparate(s.ONE,s.ZERO,s.ONE,s.ZERO),s.blendColor(0,0,0,0),s.colorMask(!0,!0,!0,!0),s.clearColor(0,0,0,0),s.depthMask(!0),s.depthFunc(s.LESS),o.setReversed(!1),s.clearDepth(1),s.stencilMask(4294967295),s.stencilFunc(s.ALWAYS,0,4294967295),s.stencilOp(s.KEEP,s.KEEP,s.KEEP),s.clearStencil(0),s.cullFace(s.BACK),s.frontFace(s.CCW),s.polygonOffset(0,0),s.activeTexture(s.TEXTURE0),s.bindFramebuffer(s.FRAMEBUFFER,null),s.bindFramebuffer(s.DRAW_FRAMEBUFFER,null),s.bindFramebuffer(s.READ_FRAMEBUFFER,null),s.useProgram(null),s.lineWidth(1),s.scissor(0,0,s.canvas.width,s.canvas.height),s.viewport(0,0,s.canvas.width,s.canvas.height),s.pixelStorei(s.PACK_ALIGNMENT,4),s.pixelStorei(s.UNPACK_ALIGNMENT,4),s.pixelStorei(s.UNPACK_FLIP_Y_WEBGL,!1),s.pixelStorei(s.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),s.pixelStorei(s.UNPACK_COLORSPACE_CONVERSION_WEBGL,s.BROWSER_DEFAULT_WEBGL),s.pixelStorei(s.PACK_ROW_LENGTH,0),s.pixelStorei(s.PACK_SKIP_PIXELS,0),s.pixelStorei(s.PACK_SKIP_ROWS,0),s.pixelStorei(s.UNPACK_ROW_LENGTH,0),s.pixelStorei(s.UNPACK_IMAGE_HEIGHT,0),s.pixelStorei(s.UNPACK_SKIP_PIXELS,0),s.pixelStorei(s.UNPACK_SKIP_ROWS,0),s.pixelStorei(s.UNPACK_SKIP_IMAGES,0),h={},d={},j=null,tt={},u={},l={},m=new WeakMap,g=[],x=null,f=!1,p=null,M=null,T=null,w=null,E=null,b=null,_=null,S=new Ht(0,0,0),L=0,C=!1,D=null,F=null,z=null,I=null,H=null,Y.set(0,0,s.canvas.width,s.canvas.height),ht.set(0,0,s.canvas.width,s.canvas.height),r.reset(),o.reset(),a.reset()}return{buffers:{color:r,depth:o,stencil:a},enable:pt,disable:Pt,bindFramebuffer:ae,drawBuffers:Tt,useProgram:Wt,setBlending:le,setMaterial:xe,setFlipSided:Se,setCullFace:fe,setLineWidth:Ei,setPolygonOffset:Ce,setScissorTest:ci,activeTexture:hi,bindTexture:ui,unbindTexture:U,compressedTexImage2D:di,compressedTexImage3D:ce,texImage2D:y,texImage3D:B,pixelStorei:Q,getParameter:it,updateUBOMapping:Z,uniformBlockBinding:J,texStorage2D:Ft,texStorage3D:A,texSubImage2D:he,texSubImage3D:ft,compressedTexSubImage2D:we,compressedTexSubImage3D:It,scissor:rt,viewport:ut,reset:at}}function Py(s,t,e,i,n,r,o){let a=t.has("WEBGL_multisampled_render_to_texture")?t.get("WEBGL_multisampled_render_to_texture"):null,l=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),c=new Dt,h=new WeakMap,d=new Set,u,m=new WeakMap,g=new Set,x=new FinalizationRegistry(A=>g.delete(A)),f=!1;try{f=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function p(A,y){return f?new OffscreenCanvas(A,y):Hs("canvas")}function M(A,y,B){let it=1,Q=Ft(A);if((Q.width>B||Q.height>B)&&(it=B/Math.max(Q.width,Q.height)),it<1)if(typeof HTMLImageElement<"u"&&A instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&A instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&A instanceof ImageBitmap||typeof VideoFrame<"u"&&A instanceof VideoFrame){let rt=Math.floor(it*Q.width),ut=Math.floor(it*Q.height);u===void 0&&(u=p(rt,ut));let Z=y?p(rt,ut):u;return Z.width=rt,Z.height=ut,Z.getContext("2d").drawImage(A,0,0,rt,ut),Ct("WebGLRenderer: Texture has been resized from ("+Q.width+"x"+Q.height+") to ("+rt+"x"+ut+")."),Z}else return"data"in A&&Ct("WebGLRenderer: Image in DataTexture is too big ("+Q.width+"x"+Q.height+")."),A;return A}function T(A){return A.generateMipmaps}function w(A){s.generateMipmap(A)}function E(A){return A.isWebGLCubeRenderTarget?s.TEXTURE_CUBE_MAP:A.isWebGL3DRenderTarget?s.TEXTURE_3D:A.isWebGLArrayRenderTarget||A.isCompressedArrayTexture?s.TEXTURE_2D_ARRAY:s.TEXTURE_2D}function b(A,y,B,it,Q,rt=!1){if(A!==null){if(s[A]!==void 0)return s[A];Ct("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+A+"'")}let ut;it&&(ut=t.get("EXT_texture_norm16"),ut||Ct("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let Z=y;if(y===s.RED&&(B===s.FLOAT&&(Z=s.R32F),B===s.HALF_FLOAT&&(Z=s.R16F),B===s.UNSIGNED_BYTE&&(Z=s.R8),B===s.UNSIGNED_SHORT&&ut&&(Z=ut.R16_EXT),B===s.SHORT&&ut&&(Z=ut.R16_SNORM_EXT)),y===s.RED_INTEGER&&(B===s.UNSIGNED_BYTE&&(Z=s.R8UI),B===s.UNSIGNED_SHORT&&(Z=s.R16UI),B===s.UNSIGNED_INT&&(Z=s.R32UI),B===s.BYTE&&(Z=s.R8I),B===s.SHORT&&(Z=s.R16I),B===s.INT&&(Z=s.R32I)),y===s.RG&&(B===s.FLOAT&&(Z=s.RG32F),B===s.HALF_FLOAT&&(Z=s.RG16F),B===s.UNSIGNED_BYTE&&(Z=s.RG8),B===s.UNSIGNED_SHORT&&ut&&(Z=ut.RG16_EXT),B===s.SHORT&&ut&&(Z=ut.RG16_SNORM_EXT)),y===s.RG_INTEGER&&(B===s.UNSIGNED_BYTE&&(Z=s.RG8UI),B===s.UNSIGNED_SHORT&&(Z=s.RG16UI),B===s.UNSIGNED_INT&&(Z=s.RG32UI),B===s.BYTE&&(Z=s.RG8I),B===s.SHORT&&(Z=s.RG16I),B===s.INT&&(Z=s.RG32I)),y===s.RGB_INTEGER&&(B===s.UNSIGNED_BYTE&&(Z=s.RGB8UI),B===s.UNSIGNED_SHORT&&(Z=s.RGB16UI),B===s.UNSIGNED_INT&&(Z=s.RGB32UI),B===s.BYTE&&(Z=s.RGB8I),B===s.SHORT&&(Z=s.RGB16I),B===s.INT&&(Z=s.RGB32I)),y===s.RGBA_INTEGER&&(B===s.UNSIGNED_BYTE&&(Z=s.RGBA8UI),B===s.UNSIGNED_SHORT&&(Z=s.RGBA16UI),B===s.UNSIGNED_INT&&(Z=s.RGBA32UI),B===s.BYTE&&(Z=s.RGBA8I),B===s.SHORT&&(Z=s.RGBA16I),B===s.INT&&(Z=s.RGBA32I)),y===s.RGB&&(B===s.UNSIGNED_SHORT&&ut&&(Z=ut.RGB16_EXT),B===s.SHORT&&ut&&(Z=ut.RGB16_SNORM_EXT),B===s.UNSIGNED_INT_5_9_9_9_REV&&(Z=s.RGB9_E5),B===s.UNSIGNED_INT_10F_11F_11F_REV&&(Z=s.R11F_G11F_B10F)),y===s.RGBA){let J=rt?Gs:Yt.getTransfer(Q);B===s.FLOAT&&(Z=s.RGBA32F),B===s.HALF_FLOAT&&(Z=s.RGBA16F),B===s.UNSIGNED_BYTE&&(Z=J===Qt?s.SRGB8_ALPHA8:s.RGBA8),B===s.UNSIGNED_SHORT&&ut&&(Z=ut.RGBA16_EXT),B===s.SHORT&&ut&&(Z=ut.RGBA16_SNORM_EXT),B===s.UNSIGNED_SHORT_4_4_4_4&&(Z=s.RGBA4),B===s.UNSIGNED_SHORT_5_5_5_1&&(Z=s.RGB5_A1)}return(Z===s.R16F||Z===s.R32F||Z===s.RG16F||Z===s.RG32F||Z===s.RGBA16F||Z===s.RGBA32F)&&t.get("EXT_color_buffer_float"),Z}function _(A,y){let B;return A?y===null||y===Mi||y===In?B=s.DEPTH24_STENCIL8:y===mi?B=s.DEPTH32F_STENCIL8:y===ps&&(B=s.DEPTH24_STENCIL8,Ct("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):y===null||y===Mi||y===In?B=s.DEPTH_COMPONENT24:y===mi?B=s.DEPTH_COMPONENT32F:y===ps&&(B=s.DEPTH_COMPONENT16),B}function S(A,y){return T(A)===!0||A.isFramebufferTexture&&A.minFilter!==Ne&&A.minFilter!==Ee?Math.log2(Math.max(y.width,y.height))+1:A.mipmaps.length>0?A.mipmaps.length:A.isCompressedTexture&&Array.isArray(A.image)?y.mipmaps.length:1}function L(A){let y=new WeakRef(A);i.get(A).__ref=y,g.add(y),x.register(A,y,y)}function C(A){let y=i.get(A).__ref;y!==void 0&&(g.delete(y),x.unregister(y))}function D(A){z(A.target)}function F(A){I(A.target)}function z(A){A.removeEventListener("dispose",D),C(A),X(A),A.isVideoTexture&&h.delete(A),A.isHTMLTexture&&d.delete(A)}function I(A){A.removeEventListener("dispose",F),C(A),et(A)}function H(){for(let A of g){let y=A.deref();y!==void 0&&(y.isRenderTarget===!0?I(y):z(y))}g.clear(),d.clear()}function X(A){let y=i.get(A);if(y.__webglInit===void 0)return;let B=A.source,it=m.get(B);if(it){let Q=it[y.__cacheKey];Q.usedTimes--,Q.usedTimes===0&&G(A),Object.keys(it).length===0&&m.delete(B)}i.remove(A)}function G(A){let y=i.get(A);s.deleteTexture(y.__webglTexture);let B=A.source,it=m.get(B);delete it[y.__cacheKey],o.memory.textures--}function et(A){let y=i.get(A);y.__depthDisposeCallback&&y.__depthDisposeCallback();let B=A.depthTexture;if(B&&B.renderTarget===A&&z(B),A.isWebGLCubeRenderTarget)for(let Q=0;Q<6;Q++){if(Array.isArray(y.__webglFramebuffer[Q]))for(let rt=0;rt<y.__webglFramebuffer[Q].length;rt++)s.deleteFramebuffer(y.__webglFramebuffer[Q][rt]);else s.deleteFramebuffer(y.__webglFramebuffer[Q]);y.__webglDepthbuffer&&s.deleteRenderbuffer(y.__webglDepthbuffer[Q])}else{if(Array.isArray(y.__webglFramebuffer))for(let Q=0;Q<y.__webglFramebuffer.length;Q++)s.deleteFramebuffer(y.__webglFramebuffer[Q]);else s.deleteFramebuffer(y.__webglFramebuffer);if(y.__webglDepthbuffer&&s.deleteRenderbuffer(y.__webglDepthbuffer),y.__webglMultisampledFramebuffer&&s.deleteFramebuffer(y.__webglMultisampledFramebuffer),y.__webglColorRenderbuffer)for(let Q=0;Q<y.__webglColorRenderbuffer.length;Q++)y.__webglColorRenderbuffer[Q]&&s.deleteRenderbuffer(y.__webglColorRenderbuffer[Q]);y.__webglDepthRenderbuffer&&s.deleteRenderbuffer(y.__webglDepthRenderbuffer)}let it=A.textures;for(let Q=0,rt=it.length;Q<rt;Q++){let ut=i.get(it[Q]);ut.__webglTexture&&(s.deleteTexture(ut.__webglTexture),o.memory.textures--),i.remove(it[Q])}i.remove(A)}let W=0;function j(){W=0}function tt(){return W}function yt(A){W=A}function At(){let A=W;return A>=n.maxTextures&&Ct("WebGLTextures: Trying to use "+(A+1)+" texture units while this GPU supports only "+n.maxTextures),W+=1,A}function Y(A){let y=[];return y.push(A.wrapS),y.push(A.wrapT),y.push(A.wrapR||0),y.push(A.magFilter),y.push(A.minFilter),y.push(A.anisotropy),y.push(A.internalFormat),y.push(A.format),y.push(A.type),y.push(A.generateMipmaps),y.push(A.mipmapsAutoUpdate),y.push(A.premultiplyAlpha),y.push(A.flipY),y.push(A.unpackAlignment),y.push(A.colorSpace),y.join()}function ht(A,y){let B=i.get(A);if(A.isVideoTexture&&we(A),A.isRenderTargetTexture===!1&&A.isExternalTexture!==!0&&A.version>0&&B.__version!==A.version){let it=A.image;if(it===null)Ct("WebGLRenderer: Texture marked for update but no image data found.");else if(it.complete===!1)Ct("WebGLRenderer: Texture marked for update but image is incomplete");else{xe(B,A,y);return}}else A.isExternalTexture&&(B.__webglTexture=A.sourceTexture?A.sourceTexture:null);e.bindTexture(s.TEXTURE_2D,B.__webglTexture,s.TEXTURE0+y)}function xt(A,y){let B=i.get(A);if(A.isRenderTargetTexture===!1&&A.version>0&&B.__version!==A.version){xe(B,A,y);return}else A.isExternalTexture&&(B.__webglTexture=A.sourceTexture?A.sourceTexture:null);e.bindTexture(s.TEXTURE_2D_ARRAY,B.__webglTexture,s.TEXTURE0+y)}function bt(A,y){let B=i.get(A);if(A.isRenderTargetTexture===!1&&A.version>0&&B.__version!==A.version){xe(B,A,y);return}e.bindTexture(s.TEXTURE_3D,B.__webglTexture,s.TEXTURE0+y)}function pt(A,y){let B=i.get(A);if(A.version>0&&B.__version!==A.version){Se(B,A,y);return}e.bindTexture(s.TEXTURE_CUBE_MAP,B.__webglTexture,s.TEXTURE0+y)}let Pt={[yo]:s.REPEAT,[Ti]:s.CLAMP_TO_EDGE,[vo]:s.MIRRORED_REPEAT},ae={[Ne]:s.NEAREST,[Fd]:s.NEAREST_MIPMAP_NEAREST,[hr]:s.NEAREST_MIPMAP_LINEAR,[Ee]:s.LINEAR,[Yo]:s.LINEAR_MIPMAP_NEAREST,[Zi]:s.LINEAR_MIPMAP_LINEAR},Tt={[zd]:s.NEVER,[ch]:s.ALWAYS,[Gd]:s.LESS,[ah]:s.LEQUAL,[Vd]:s.EQUAL,[lh]:s.GEQUAL,[Hd]:s.GREATER,[Wd]:s.NOTEQUAL};function Wt(A,y){if(y.type===mi&&t.has("OES_texture_float_linear")===!1&&(y.magFilter===Ee||y.magFilter===Yo||y.magFilter===hr||y.magFilter===Zi||y.minFilter===Ee||y.minFilter===Yo||y.minFilter===hr||y.minFilter===Zi)&&Ct("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),s.texParameteri(A,s.TEXTURE_WRAP_S,Pt[y.wrapS]),s.texParameteri(A,s.TEXTURE_WRAP_T,Pt[y.wrapT]),(A===s.TEXTURE_3D||A===s.TEXTURE_2D_ARRAY)&&s.texParameteri(A,s.TEXTURE_WRAP_R,Pt[y.wrapR]),s.texParameteri(A,s.TEXTURE_MAG_FILTER,ae[y.magFilter]),s.texParameteri(A,s.TEXTURE_MIN_FILTER,ae[y.minFilter]),y.compareFunction&&(s.texParameteri(A,s.TEXTURE_COMPARE_MODE,s.COMPARE_REF_TO_TEXTURE),s.texParameteri(A,s.TEXTURE_COMPARE_FUNC,Tt[y.compareFunction])),t.has("EXT_texture_filter_anisotropic")===!0){if(y.magFilter===Ne||y.minFilter!==hr&&y.minFilter!==Zi||y.type===mi&&t.has("OES_texture_float_linear")===!1)return;if(y.anisotropy>1||i.get(y).__currentAnisotropy){let B=t.get("EXT_texture_filter_anisotropic");s.texParameterf(A,B.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(y.anisotropy,n.getMaxAnisotropy())),i.get(y).__currentAnisotropy=y.anisotropy}}}function Kt(A,y){let B=!1;A.__webglInit===void 0&&(A.__webglInit=!0,y.addEventListener("dispose",D),L(y));let it=y.source,Q=m.get(it);Q===void 0&&(Q={},m.set(it,Q));let rt=Y(y);if(rt!==A.__cacheKey){Q[rt]===void 0&&(Q[rt]={texture:s.createTexture(),usedTimes:0},o.memory.textures++,B=!0),Q[rt].usedTimes++;let ut=Q[A.__cacheKey];ut!==void 0&&(Q[A.__cacheKey].usedTimes--,ut.usedTimes===0&&G(y)),A.__cacheKey=rt,A.__webglTexture=Q[rt].texture}return B}function Bt(A,y,B){return Math.floor(Math.floor(A/B)/y)}function le(A,y,B,it){let rt=A.updateRanges;if(rt.length===0)e.texSubImage2D(s.TEXTURE_2D,0,0,0,y.width,y.height,B,it,y.data);else{rt.sort((P,K)=>P.start-K.start);let ut=0;for(let P=1;P<rt.length;P++){let K=rt[ut],q=rt[P],lt=K.start+K.count,st=Bt(q.start,y.width,4),ot=Bt(K.start,y.width,4);q.start<=lt+1&&st===ot&&Bt(q.start+q.count-1,y.width,4)===st?K.count=Math.max(K.count,q.start+q.count-K.start):(++ut,rt[ut]=q)}rt.length=ut+1;let Z=e.getParameter(s.UNPACK_ROW_LENGTH),J=e.getParameter(s.UNPACK_SKIP_PIXELS),at=e.getParameter(s.UNPACK_SKIP_ROWS);e.pixelStorei(s.UNPACK_ROW_LENGTH,y.width);for(let P=0,K=rt.length;P<K;P++){let q=rt[P],lt=Math.floor(q.start/4),st=Math.ceil(q.count/4),ot=lt%y.width,Et=Math.floor(lt/y.width),zt=st,nt=1;e.pixelStorei(s.UNPACK_SKIP_PIXELS,ot),e.pixelStorei(s.UNPACK_SKIP_ROWS,Et),e.texSubImage2D(s.TEXTURE_2D,0,ot,Et,zt,nt,B,it,y.data)}A.clearUpdateRanges(),e.pixelStorei(s.UNPACK_ROW_LENGTH,Z),e.pixelStorei(s.UNPACK_SKIP_PIXELS,J),e.pixelStorei(s.UNPACK_SKIP_ROWS,at)}}function xe(A,y,B){let it=s.TEXTURE_2D;(y.isDataArrayTexture||y.isCompressedArrayTexture)&&(it=s.TEXTURE_2D_ARRAY),y.isData3DTexture&&(it=s.TEXTURE_3D);let Q=Kt(A,y),rt=y.source;e.bindTexture(it,A.__webglTexture,s.TEXTURE0+B);let ut=i.get(rt);if(rt.version!==ut.__version||Q===!0){if(e.activeTexture(s.TEXTURE0+B),(typeof ImageBitmap<"u"&&y.image instanceof ImageBitmap)===!1){let nt=Yt.getPrimaries(Yt.workingColorSpace),Rt=y.colorSpace===Ki?null:Yt.getPrimaries(y.colorSpace),kt=y.colorSpace===Ki||nt===Rt?s.NONE:s.BROWSER_DEFAULT_WEBGL;e.pixelStorei(s.UNPACK_FLIP_Y_WEBGL,y.flipY),e.pixelStorei(s.UNPACK_PREMULTIPLY_ALPHA_WEBGL,y.premultiplyAlpha),e.pixelStorei(s.UNPACK_COLORSPACE_CONVERSION_WEBGL,kt)}e.pixelStorei(s.UNPACK_ALIGNMENT,y.unpackAlignment);let J=M(y.image,!1,n.maxTextureSize);J=It(y,J);let at=r.convert(y.format,y.colorSpace),P=r.convert(y.type),K=b(y.internalFormat,at,P,y.normalized,y.colorSpace,y.isVideoTexture);Wt(it,y);let q,lt=y.mipmaps,st=y.isVideoTexture!==!0,ot=ut.__version===void 0||Q===!0,Et=rt.dataReady,zt=S(y,J);if(y.isDepthTexture)K=_(y.format===Ji,y.type),ot&&(st?e.texStorage2D(s.TEXTURE_2D,1,K,J.width,J.height):e.texImage2D(s.TEXTURE_2D,0,K,J.width,J.height,0,at,P,null));else if(y.isDataTexture)if(lt.length>0){st&&ot&&e.texStorage2D(s.TEXTURE_2D,zt,K,lt[0].width,lt[0].height);for(let nt=0,Rt=lt.length;nt<Rt;nt++)q=lt[nt],st?Et&&e.texSubImage2D(s.TEXTURE_2D,nt,0,0,q.width,q.height,at,P,q.data):e.texImage2D(s.TEXTURE_2D,nt,K,q.width,q.height,0,at,P,q.data);y.generateMipmaps=!1}else st?(ot&&e.texStorage2D(s.TEXTURE_2D,zt,K,J.width,J.height),Et&&le(y,J,at,P)):e.texImage2D(s.TEXTURE_2D,0,K,J.width,J.height,0,at,P,J.data);else if(y.isCompressedTexture)if(y.isCompressedArrayTexture){st&&ot&&e.texStorage3D(s.TEXTURE_2D_ARRAY,zt,K,lt[0].width,lt[0].height,J.depth);for(let nt=0,Rt=lt.length;nt<Rt;nt++)if(q=lt[nt],y.format!==wi)if(at!==null)if(st){if(Et)if(y.layerUpdates.size>0){let kt=yh(q.width,q.height,y.format,y.type);for(let mt of y.layerUpdates){let te=q.data.subarray(mt*kt/q.data.BYTES_PER_ELEMENT,(mt+1)*kt/q.data.BYTES_PER_ELEMENT);e.compressedTexSubImage3D(s.TEXTURE_2D_ARRAY,nt,0,0,mt,q.width,q.height,1,at,te)}}else e.compressedTexSubImage3D(s.TEXTURE_2D_ARRAY,nt,0,0,0,q.width,q.height,J.depth,at,q.data)}else e.compressedTexImage3D(s.TEXTURE_2D_ARRAY,nt,K,q.width,q.height,J.depth,0,q.data,0,0);else Ct("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else st?Et&&e.texSubImage3D(s.TEXTURE_2D_ARRAY,nt,0,0,0,q.width,q.height,J.depth,at,P,q.data):e.texImage3D(s.TEXTURE_2D_ARRAY,nt,K,q.width,q.height,J.depth,0,at,P,q.data);y.layerUpdates.size>0&&y.clearLayerUpdates()}else{st&&ot&&e.texStorage2D(s.TEXTURE_2D,zt,K,lt[0].width,lt[0].height);for(let nt=0,Rt=lt.length;nt<Rt;nt++)q=lt[nt],y.format!==wi?at!==null?st?Et&&e.compressedTexSubImage2D(s.TEXTURE_2D,nt,0,0,q.width,q.height,at,q.data):e.compressedTexImage2D(s.TEXTURE_2D,nt,K,q.width,q.height,0,q.data):Ct("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):st?Et&&e.texSubImage2D(s.TEXTURE_2D,nt,0,0,q.width,q.height,at,P,q.data):e.texImage2D(s.TEXTURE_2D,nt,K,q.width,q.height,0,at,P,q.data)}else if(y.isDataArrayTexture)if(st){if(ot&&e.texStorage3D(s.TEXTURE_2D_ARRAY,zt,K,J.width,J.height,J.depth),Et)if(y.layerUpdates.size>0){let nt=yh(J.width,J.height,y.format,y.type);for(let Rt of y.layerUpdates){let kt=J.data.subarray(Rt*nt/J.data.BYTES_PER_ELEMENT,(Rt+1)*nt/J.data.BYTES_PER_ELEMENT);e.texSubImage3D(s.TEXTURE_2D_ARRAY,0,0,0,Rt,J.width,J.height,1,at,P,kt)}y.clearLayerUpdates()}else e.texSubImage3D(s.TEXTURE_2D_ARRAY,0,0,0,0,J.width,J.height,J.depth,at,P,J.data)}else e.texImage3D(s.TEXTURE_2D_ARRAY,0,K,J.width,J.height,J.depth,0,at,P,J.data);else if(y.isData3DTexture)st?(ot&&e.texStorage3D(s.TEXTURE_3D,zt,K,J.width,J.height,J.depth),Et&&e.texSubImage3D(s.TEXTURE_3D,0,0,0,0,J.width,J.height,J.depth,at,P,J.data)):e.texImage3D(s.TEXTURE_3D,0,K,J.width,J.height,J.depth,0,at,P,J.data);else if(y.isFramebufferTexture){if(ot)if(st)e.texStorage2D(s.TEXTURE_2D,zt,K,J.width,J.height);else{let nt=J.width,Rt=J.height;for(let kt=0;kt<zt;kt++)e.texImage2D(s.TEXTURE_2D,kt,K,nt,Rt,0,at,P,null),nt>>=1,Rt>>=1}}else if(y.isHTMLTexture){if("texElementImage2D"in s){let nt=s.canvas;if(nt.hasAttribute("layoutsubtree")||nt.setAttribute("layoutsubtree","true"),J.parentNode!==nt){nt.appendChild(J),d.add(y),nt.onpaint=Rt=>{let kt=Rt.changedElements;for(let mt of d)kt.includes(mt.image)&&(mt.needsUpdate=!0)},nt.requestPaint();return}if(s.texElementImage2D.length===3)s.texElementImage2D(s.TEXTURE_2D,s.RGBA8,J);else{let kt=s.RGBA,mt=s.RGBA,te=s.UNSIGNED_BYTE;s.texElementImage2D(s.TEXTURE_2D,0,kt,mt,te,J)}s.texParameteri(s.TEXTURE_2D,s.TEXTURE_MIN_FILTER,s.LINEAR),s.texParameteri(s.TEXTURE_2D,s.TEXTURE_WRAP_S,s.CLAMP_TO_EDGE),s.texParameteri(s.TEXTURE_2D,s.TEXTURE_WRAP_T,s.CLAMP_TO_EDGE)}}else if(lt.length>0){if(st&&ot){let nt=Ft(lt[0]);e.texStorage2D(s.TEXTURE_2D,zt,K,nt.width,nt.height)}for(let nt=0,Rt=lt.length;nt<Rt;nt++)q=lt[nt],st?Et&&e.texSubImage2D(s.TEXTURE_2D,nt,0,0,at,P,q):e.texImage2D(s.TEXTURE_2D,nt,K,at,P,q);y.generateMipmaps=!1}else if(st){if(ot){let nt=Ft(J);e.texStorage2D(s.TEXTURE_2D,zt,K,nt.width,nt.height)}Et&&e.texSubImage2D(s.TEXTURE_2D,0,0,0,at,P,J)}else e.texImage2D(s.TEXTURE_2D,0,K,at,P,J);T(y)&&y.mipmapsAutoUpdate===!0&&w(it),ut.__version=rt.version,y.onUpdate&&y.onUpdate(y)}A.__version=y.version}function Se(A,y,B){if(y.image.length!==6)return;let it=Kt(A,y),Q=y.source;e.bindTexture(s.TEXTURE_CUBE_MAP,A.__webglTexture,s.TEXTURE0+B);let rt=i.get(Q);if(Q.version!==rt.__version||it===!0){e.activeTexture(s.TEXTURE0+B);let ut=Yt.getPrimaries(Yt.workingColorSpace),Z=y.colorSpace===Ki?null:Yt.getPrimaries(y.colorSpace),J=y.colorSpace===Ki||ut===Z?s.NONE:s.BROWSER_DEFAULT_WEBGL;e.pixelStorei(s.UNPACK_FLIP_Y_WEBGL,y.flipY),e.pixelStorei(s.UNPACK_PREMULTIPLY_ALPHA_WEBGL,y.premultiplyAlpha),e.pixelStorei(s.UNPACK_ALIGNMENT,y.unpackAlignment),e.pixelStorei(s.UNPACK_COLORSPACE_CONVERSION_WEBGL,J);let at=y.isCompressedTexture||y.image[0].isCompressedTexture,P=y.image[0]&&y.image[0].isDataTexture,K=[];for(let mt=0;mt<6;mt++)!at&&!P?K[mt]=M(y.image[mt],!0,n.maxCubemapSize):K[mt]=P?y.image[mt].image:y.image[mt],K[mt]=It(y,K[mt]);let q=K[0],lt=r.convert(y.format,y.colorSpace),st=r.convert(y.type),ot=b(y.internalFormat,lt,st,y.normalized,y.colorSpace),Et=y.isVideoTexture!==!0,zt=rt.__version===void 0||it===!0,nt=Q.dataReady,Rt=S(y,q);Wt(s.TEXTURE_CUBE_MAP,y);let kt;if(y.isDepthTexture){if(ot=_(y.format===Ji,y.type),zt)if(Et)e.texStorage2D(s.TEXTURE_CUBE_MAP,1,ot,q.width,q.height);else for(let mt=0;mt<6;mt++)e.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,0,ot,q.width,q.height,0,lt,st,null)}else if(at){Et&&zt&&e.texStorage2D(s.TEXTURE_CUBE_MAP,Rt,ot,q.width,q.height);for(let mt=0;mt<6;mt++){kt=K[mt].mipmaps;for(let te=0;te<kt.length;te++){let Pe=kt[te];y.format!==wi?lt!==null?Et?nt&&e.compressedTexSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,te,0,0,Pe.width,Pe.height,lt,Pe.data):e.compressedTexImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,te,ot,Pe.width,Pe.height,0,Pe.data):Ct("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):Et?nt&&e.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,te,0,0,Pe.width,Pe.height,lt,st,Pe.data):e.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,te,ot,Pe.width,Pe.height,0,lt,st,Pe.data)}}}else{if(kt=y.mipmaps,Et&&zt){kt.length>0&&Rt++;let mt=Ft(K[0]);e.texStorage2D(s.TEXTURE_CUBE_MAP,Rt,ot,mt.width,mt.height)}for(let mt=0;mt<6;mt++)if(P){Et?nt&&e.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,0,0,0,K[mt].width,K[mt].height,lt,st,K[mt].data):e.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,0,ot,K[mt].width,K[mt].height,0,lt,st,K[mt].data);for(let te=0;te<kt.length;te++){let Qi=kt[te].image[mt].image;Et?nt&&e.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,te+1,0,0,Qi.width,Qi.height,lt,st,Qi.data):e.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,te+1,ot,Qi.width,Qi.height,0,lt,st,Qi.data)}}else{Et?nt&&e.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,0,0,0,lt,st,K[mt]):e.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,0,ot,lt,st,K[mt]);for(let te=0;te<kt.length;te++){let Pe=kt[te];Et?nt&&e.texSubImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,te+1,0,0,lt,st,Pe.image[mt]):e.texImage2D(s.TEXTURE_CUBE_MAP_POSITIVE_X+mt,te+1,ot,lt,st,Pe.image[mt])}}}T(y)&&y.mipmapsAutoUpdate===!0&&w(s.TEXTURE_CUBE_MAP),rt.__version=Q.version,y.onUpdate&&y.onUpdate(y)}A.__version=y.version}function fe(A,y,B,it,Q,rt){let ut=r.convert(B.format,B.colorSpace),Z=r.convert(B.type),J=b(B.internalFormat,ut,Z,B.normalized,B.colorSpace),at=i.get(y),P=i.get(B);if(P.__renderTarget=y,!at.__hasExternalTextures){let K=Math.max(1,y.width>>rt),q=Math.max(1,y.height>>rt);Q===s.TEXTURE_3D||Q===s.TEXTURE_2D_ARRAY?e.texImage3D(Q,rt,J,K,q,y.depth,0,ut,Z,null):e.texImage2D(Q,rt,J,K,q,0,ut,Z,null)}e.bindFramebuffer(s.FRAMEBUFFER,A),ft(y)?a.framebufferTexture2DMultisampleEXT(s.FRAMEBUFFER,it,Q,P.__webglTexture,0,he(y)):(Q===s.TEXTURE_2D||Q>=s.TEXTURE_CUBE_MAP_POSITIVE_X&&Q<=s.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&s.framebufferTexture2D(s.FRAMEBUFFER,it,Q,P.__webglTexture,rt),e.bindFramebuffer(s.FRAMEBUFFER,null)}function Ei(A,y,B){if(s.bindRenderbuffer(s.RENDERBUFFER,A),y.depthBuffer){let it=y.depthTexture,Q=it&&it.isDepthTexture?it.type:null,rt=_(y.stencilBuffer,Q),ut=y.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT;ft(y)?a.renderbufferStorageMultisampleEXT(s.RENDERBUFFER,he(y),rt,y.width,y.height):B?s.renderbufferStorageMultisample(s.RENDERBUFFER,he(y),rt,y.width,y.height):s.renderbufferStorage(s.RENDERBUFFER,rt,y.width,y.height),s.framebufferRenderbuffer(s.FRAMEBUFFER,ut,s.RENDERBUFFER,A)}else{let it=y.textures;for(let Q=0;Q<it.length;Q++){let rt=it[Q],ut=r.convert(rt.format,rt.colorSpace),Z=r.convert(rt.type),J=b(rt.internalFormat,ut,Z,rt.normalized,rt.colorSpace);ft(y)?a.renderbufferStorageMultisampleEXT(s.RENDERBUFFER,he(y),J,y.width,y.height):B?s.renderbufferStorageMultisample(s.RENDERBUFFER,he(y),J,y.width,y.height):s.renderbufferStorage(s.RENDERBUFFER,J,y.width,y.height)}}s.bindRenderbuffer(s.RENDERBUFFER,null)}function Ce(A,y,B){let it=y.isWebGLCubeRenderTarget===!0;if(e.bindFramebuffer(s.FRAMEBUFFER,A),!(y.depthTexture&&y.depthTexture.isDepthTexture))throw new Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let Q=i.get(y.depthTexture);Q.__renderTarget=y;let rt=it?y.depthTexture.image[0]:y.depthTexture.image;(!Q.__webglTexture||rt.width!==y.width||rt.height!==y.height)&&(rt.width=y.width,rt.height=y.height,y.depthTexture.needsUpdate=!0),it?pt(y.depthTexture,0):ht(y.depthTexture,0);let ut=Q.__webglTexture,Z=he(y),J=it?s.TEXTURE_CUBE_MAP_POSITIVE_X+B:s.TEXTURE_2D,at=y.depthTexture.format===Ji?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT;if(y.depthTexture.format===Yi)ft(y)?a.framebufferTexture2DMultisampleEXT(s.FRAMEBUFFER,at,J,ut,0,Z):s.framebufferTexture2D(s.FRAMEBUFFER,at,J,ut,0);else if(y.depthTexture.format===Ji)ft(y)?a.framebufferTexture2DMultisampleEXT(s.FRAMEBUFFER,at,J,ut,0,Z):s.framebufferTexture2D(s.FRAMEBUFFER,at,J,ut,0);else throw new Error("THREE.WebGLTextures: Unknown depthTexture format.")}function ci(A){let y=i.get(A),B=A.isWebGLCubeRenderTarget===!0;if(y.__boundDepthTexture!==A.depthTexture){let it=A.depthTexture;if(y.__depthDisposeCallback&&y.__depthDisposeCallback(),it){let Q=()=>{delete y.__boundDepthTexture,delete y.__depthDisposeCallback,it.removeEventListener("dispose",Q)};it.addEventListener("dispose",Q),y.__depthDisposeCallback=Q}y.__boundDepthTexture=it}if(A.depthTexture&&!y.__autoAllocateDepthBuffer)if(B)for(let it=0;it<6;it++)Ce(y.__webglFramebuffer[it],A,it);else A.texture.mipmaps.length>0?Ce(y.__webglFramebuffer[0],A,0):Ce(y.__webglFramebuffer,A,0);else if(B){y.__webglDepthbuffer=[];for(let it=0;it<6;it++)if(e.bindFramebuffer(s.FRAMEBUFFER,y.__webglFramebuffer[it]),y.__webglDepthbuffer[it]===void 0)y.__webglDepthbuffer[it]=s.createRenderbuffer(),Ei(y.__webglDepthbuffer[it],A,!1);else{let Q=A.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT,rt=y.__webglDepthbuffer[it];s.bindRenderbuffer(s.RENDERBUFFER,rt),s.framebufferRenderbuffer(s.FRAMEBUFFER,Q,s.RENDERBUFFER,rt)}}else if(A.texture.mipmaps.length>0?e.bindFramebuffer(s.FRAMEBUFFER,y.__webglFramebuffer[0]):e.bindFramebuffer(s.FRAMEBUFFER,y.__webglFramebuffer),y.__webglDepthbuffer===void 0)y.__webglDepthbuffer=s.createRenderbuffer(),Ei(y.__webglDepthbuffer,A,!1);else{let Q=A.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT,rt=y.__webglDepthbuffer;s.bindRenderbuffer(s.RENDERBUFFER,rt),s.framebufferRenderbuffer(s.FRAMEBUFFER,Q,s.RENDERBUFFER,rt)}e.bindFramebuffer(s.FRAMEBUFFER,null)}function hi(A,y,B){let it=i.get(A);y!==void 0&&fe(it.__webglFramebuffer,A,A.texture,s.COLOR_ATTACHMENT0,s.TEXTURE_2D,0),B!==void 0&&ci(A)}function ui(A){let y=A.texture,B=i.get(A),it=i.get(y);A.addEventListener("dispose",F),L(A);let Q=A.textures,rt=A.isWebGLCubeRenderTarget===!0,ut=Q.length>1;if(ut||(it.__webglTexture===void 0&&(it.__webglTexture=s.createTexture()),it.__version=y.version,o.memory.textures++),rt){B.__webglFramebuffer=[];for(let Z=0;Z<6;Z++)if(y.mipmaps.length>0){B.__webglFramebuffer[Z]=[];for(let J=0;J<y.mipmaps.length;J++)B.__webglFramebuffer[Z][J]=s.createFramebuffer()}else B.__webglFramebuffer[Z]=s.createFramebuffer()}else{if(y.mipmaps.length>0){B.__webglFramebuffer=[];for(let Z=0;Z<y.mipmaps.length;Z++)B.__webglFramebuffer[Z]=s.createFramebuffer()}else B.__webglFramebuffer=s.createFramebuffer();if(ut)for(let Z=0,J=Q.length;Z<J;Z++){let at=i.get(Q[Z]);at.__webglTexture===void 0&&(at.__webglTexture=s.createTexture(),o.memory.textures++)}if(A.samples>0&&ft(A)===!1){B.__webglMultisampledFramebuffer=s.createFramebuffer(),B.__webglColorRenderbuffer=[],e.bindFramebuffer(s.FRAMEBUFFER,B.__webglMultisampledFramebuffer);for(let Z=0;Z<Q.length;Z++){let J=Q[Z];B.__webglColorRenderbuffer[Z]=s.createRenderbuffer(),s.bindRenderbuffer(s.RENDERBUFFER,B.__webglColorRenderbuffer[Z]);let at=r.convert(J.format,J.colorSpace),P=r.convert(J.type),K=b(J.internalFormat,at,P,J.normalized,J.colorSpace,A.isXRRenderTarget===!0),q=he(A);s.renderbufferStorageMultisample(s.RENDERBUFFER,q,K,A.width,A.height),s.framebufferRenderbuffer(s.FRAMEBUFFER,s.COLOR_ATTACHMENT0+Z,s.RENDERBUFFER,B.__webglColorRenderbuffer[Z])}s.bindRenderbuffer(s.RENDERBUFFER,null),A.depthBuffer&&(B.__webglDepthRenderbuffer=s.createRenderbuffer(),Ei(B.__webglDepthRenderbuffer,A,!0)),e.bindFramebuffer(s.FRAMEBUFFER,null)}}if(rt){e.bindTexture(s.TEXTURE_CUBE_MAP,it.__webglTexture),Wt(s.TEXTURE_CUBE_MAP,y);for(let Z=0;Z<6;Z++)if(y.mipmaps.length>0)for(let J=0;J<y.mipmaps.length;J++)fe(B.__webglFramebuffer[Z][J],A,y,s.COLOR_ATTACHMENT0,s.TEXTURE_CUBE_MAP_POSITIVE_X+Z,J);else fe(B.__webglFramebuffer[Z],A,y,s.COLOR_ATTACHMENT0,s.TEXTURE_CUBE_MAP_POSITIVE_X+Z,0);T(y)?w(s.TEXTURE_CUBE_MAP):y.mipmaps.length>0&&s.texParameteri(s.TEXTURE_CUBE_MAP,s.TEXTURE_MAX_LEVEL,y.mipmaps.length-1),e.unbindTexture()}else if(ut){for(let Z=0,J=Q.length;Z<J;Z++){let at=Q[Z],P=i.get(at),K=s.TEXTURE_2D;(A.isWebGL3DRenderTarget||A.isWebGLArrayRenderTarget)&&(K=A.isWebGL3DRenderTarget?s.TEXTURE_3D:s.TEXTURE_2D_ARRAY),e.bindTexture(K,P.__webglTexture),Wt(K,at),fe(B.__webglFramebuffer,A,at,s.COLOR_ATTACHMENT0+Z,K,0),T(at)&&w(K)}e.unbindTexture()}else{let Z=s.TEXTURE_2D;if((A.isWebGL3DRenderTarget||A.isWebGLArrayRenderTarget)&&(Z=A.isWebGL3DRenderTarget?s.TEXTURE_3D:s.TEXTURE_2D_ARRAY),e.bindTexture(Z,it.__webglTexture),Wt(Z,y),y.mipmaps.length>0)for(let J=0;J<y.mipmaps.length;J++)fe(B.__webglFramebuffer[J],A,y,s.COLOR_ATTACHMENT0,Z,J);else fe(B.__webglFramebuffer,A,y,s.COLOR_ATTACHMENT0,Z,0);T(y)?w(Z):y.mipmaps.length>0&&s.texParameteri(Z,s.TEXTURE_MAX_LEVEL,y.mipmaps.length-1),e.unbindTexture()}A.depthBuffer&&ci(A)}function U(A){let y=A.textures;for(let B=0,it=y.length;B<it;B++){let Q=y[B];if(T(Q)&&Q.mipmapsAutoUpdate===!0){let rt=E(A),ut=i.get(Q).__webglTexture;e.bindTexture(rt,ut),w(rt),e.unbindTexture()}}}let di=[];function ce(A){if(A.samples>0){if(ft(A)===!1){let y=A.textures,B=A.width,it=A.height,Q=s.COLOR_BUFFER_BIT,rt=A.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT,ut=i.get(A),Z=y.length>1;if(Z)for(let at=0;at<y.length;at++)e.bindFramebuffer(s.FRAMEBUFFER,ut.__webglMultisampledFramebuffer),s.framebufferRenderbuffer(s.FRAMEBUFFER,s.COLOR_ATTACHMENT0+at,s.RENDERBUFFER,null),e.bindFramebuffer(s.FRAMEBUFFER,ut.__webglFramebuffer),s.framebufferTexture2D(s.DRAW_FRAMEBUFFER,s.COLOR_ATTACHMENT0+at,s.TEXTURE_2D,null,0);e.bindFramebuffer(s.READ_FRAMEBUFFER,ut.__webglMultisampledFramebuffer),A.texture.mipmaps.length>0?e.bindFramebuffer(s.DRAW_FRAMEBUFFER,ut.__webglFramebuffer[0]):e.bindFramebuffer(s.DRAW_FRAMEBUFFER,ut.__webglFramebuffer);for(let at=0;at<y.length;at++){if(A.resolveDepthBuffer&&(A.depthBuffer&&(Q|=s.DEPTH_BUFFER_BIT),A.stencilBuffer&&A.resolveStencilBuffer&&(Q|=s.STENCIL_BUFFER_BIT)),Z){s.framebufferRenderbuffer(s.READ_FRAMEBUFFER,s.COLOR_ATTACHMENT0,s.RENDERBUFFER,ut.__webglColorRenderbuffer[at]);let P=i.get(y[at]).__webglTexture;s.framebufferTexture2D(s.DRAW_FRAMEBUFFER,s.COLOR_ATTACHMENT0,s.TEXTURE_2D,P,0)}s.blitFramebuffer(0,0,B,it,0,0,B,it,Q,s.NEAREST),l===!0&&(di.length=0,di.push(s.COLOR_ATTACHMENT0+at),A.depthBuffer&&A.storeMultisampledDepthBuffer===!1&&di.push(rt),s.invalidateFramebuffer(s.READ_FRAMEBUFFER,di))}if(e.bindFramebuffer(s.READ_FRAMEBUFFER,null),e.bindFramebuffer(s.DRAW_FRAMEBUFFER,null),Z)for(let at=0;at<y.length;at++){e.bindFramebuffer(s.FRAMEBUFFER,ut.__webglMultisampledFramebuffer),s.framebufferRenderbuffer(s.FRAMEBUFFER,s.COLOR_ATTACHMENT0+at,s.RENDERBUFFER,ut.__webglColorRenderbuffer[at]);let P=i.get(y[at]).__webglTexture;e.bindFramebuffer(s.FRAMEBUFFER,ut.__webglFramebuffer),s.framebufferTexture2D(s.DRAW_FRAMEBUFFER,s.COLOR_ATTACHMENT0+at,s.TEXTURE_2D,P,0)}e.bindFramebuffer(s.DRAW_FRAMEBUFFER,ut.__webglMultisampledFramebuffer)}else if(A.depthBuffer&&A.storeMultisampledDepthBuffer===!1&&l){let y=A.stencilBuffer?s.DEPTH_STENCIL_ATTACHMENT:s.DEPTH_ATTACHMENT;s.invalidateFramebuffer(s.DRAW_FRAMEBUFFER,[y])}}}function he(A){return Math.min(n.maxSamples,A.samples)}function ft(A){let y=i.get(A);return A.samples>0&&t.has("WEBGL_multisampled_render_to_texture")===!0&&y.__useRenderToTexture!==!1}function we(A){let y=o.render.frame;h.get(A)!==y&&(h.set(A,y),A.update())}function It(A,y){let B=A.colorSpace,it=A.format,Q=A.type;return A.isCompressedTexture===!0||A.isVideoTexture===!0||B!==zs&&B!==Ki&&(Yt.getTransfer(B)===Qt?(it!==wi||Q!==oi)&&Ct("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):Nt("WebGLTextures: Unsupported texture color space:",B)),y}function Ft(A){return typeof HTMLImageElement<"u"&&A instanceof HTMLImageElement?(c.width=A.naturalWidth||A.width,c.height=A.naturalHeight||A.height):typeof VideoFrame<"u"&&A instanceof VideoFrame?(c.width=A.displayWidth,c.height=A.displayHeight):(c.width=A.width,c.height=A.height),c}this.allocateTextureUnit=At,this.resetTextureUnits=j,this.getTextureUnits=tt,this.setTextureUnits=yt,this.setTexture2D=ht,this.setTexture2DArray=xt,this.setTexture3D=bt,this.setTextureCube=pt,this.rebindTextures=hi,this.setupRenderTarget=ui,this.updateRenderTargetMipmap=U,this.updateMultisampleRenderTarget=ce,this.setupDepthRenderbuffer=ci,this.setupFrameBufferTexture=fe,this.useMultisampledRTT=ft,this.dispose=H}function Iy(s,t){function e(i,n=Ki){let r,o=Yt.getTransfer(n);if(i===oi)return s.UNSIGNED_BYTE;if(i===Zo)return s.UNSIGNED_SHORT_4_4_4_4;if(i===Jo)return s.UNSIGNED_SHORT_5_5_5_1;if(i===ih)return s.UNSIGNED_INT_5_9_9_9_REV;if(i===nh)return s.UNSIGNED_INT_10F_11F_11F_REV;if(i===th)return s.BYTE;if(i===eh)return s.SHORT;if(i===ps)return s.UNSIGNED_SHORT;if(i===$o)return s.INT;if(i===Mi)return s.UNSIGNED_INT;if(i===mi)return s.FLOAT;if(i===Si)return s.HALF_FLOAT;if(i===sh)return s.ALPHA;if(i===rh)return s.RGB;if(i===wi)return s.RGBA;if(i===Yi)return s.DEPTH_COMPONENT;if(i===Ji)return s.DEPTH_STENCIL;if(i===Ko)return s.RED;if(i===jo)return s.RED_INTEGER;if(i===dn)return s.RG;if(i===Qo)return s.RG_INTEGER;if(i===ta)return s.RGBA_INTEGER;if(i===ur||i===dr||i===fr||i===pr)if(o===Qt)if(r=t.get("WEBGL_compressed_texture_s3tc_srgb"),r!==null){if(i===ur)return r.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(i===dr)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(i===fr)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(i===pr)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(r=t.get("WEBGL_compressed_texture_s3tc"),r!==null){if(i===ur)return r.COMPRESSED_RGB_S3TC_DXT1_EXT;if(i===dr)return r.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(i===fr)return r.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(i===pr)return r.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(i===ea||i===ia||i===na||i===sa)if(r=t.get("WEBGL_compressed_texture_pvrtc"),r!==null){if(i===ea)return r.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(i===ia)return r.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(i===na)return r.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(i===sa)return r.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(i===ra||i===oa||i===aa||i===la||i===ca||i===mr||i===ha)if(r=t.get("WEBGL_compressed_texture_etc"),r!==null){if(i===ra||i===oa)return o===Qt?r.COMPRESSED_SRGB8_ETC2:r.COMPRESSED_RGB8_ETC2;if(i===aa)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:r.COMPRESSED_RGBA8_ETC2_EAC;if(i===la)return r.COMPRESSED_R11_EAC;if(i===ca)return r.COMPRESSED_SIGNED_R11_EAC;if(i===mr)return r.COMPRESSED_RG11_EAC;if(i===ha)return r.COMPRESSED_SIGNED_RG11_EAC}else return null;if(i===ua||i===da||i===fa||i===pa||i===ma||i===ga||i===_a||i===xa||i===ya||i===va||i===Ma||i===Sa||i===wa||i===ba)if(r=t.get("WEBGL_compressed_texture_astc"),r!==null){if(i===ua)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:r.COMPRESSED_RGBA_ASTC_4x4_KHR;if(i===da)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:r.COMPRESSED_RGBA_ASTC_5x4_KHR;if(i===fa)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:r.COMPRESSED_RGBA_ASTC_5x5_KHR;if(i===pa)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:r.COMPRESSED_RGBA_ASTC_6x5_KHR;if(i===ma)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:r.COMPRESSED_RGBA_ASTC_6x6_KHR;if(i===ga)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:r.COMPRESSED_RGBA_ASTC_8x5_KHR;if(i===_a)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:r.COMPRESSED_RGBA_ASTC_8x6_KHR;if(i===xa)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:r.COMPRESSED_RGBA_ASTC_8x8_KHR;if(i===ya)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:r.COMPRESSED_RGBA_ASTC_10x5_KHR;if(i===va)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:r.COMPRESSED_RGBA_ASTC_10x6_KHR;if(i===Ma)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:r.COMPRESSED_RGBA_ASTC_10x8_KHR;if(i===Sa)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:r.COMPRESSED_RGBA_ASTC_10x10_KHR;if(i===wa)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:r.COMPRESSED_RGBA_ASTC_12x10_KHR;if(i===ba)return o===Qt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:r.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(i===Ea||i===Aa||i===Ta)if(r=t.get("EXT_texture_compression_bptc"),r!==null){if(i===Ea)return o===Qt?r.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:r.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(i===Aa)return r.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(i===Ta)return r.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(i===Ra||i===Ca||i===gr||i===Pa)if(r=t.get("EXT_texture_compression_rgtc"),r!==null){if(i===Ra)return r.COMPRESSED_RED_RGTC1_EXT;if(i===Ca)return r.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(i===gr)return r.COMPRESSED_RED_GREEN_RGTC2_EXT;if(i===Pa)return r.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return i===In?s.UNSIGNED_INT_24_8:s[i]!==void 0?s[i]:null}return{convert:e}}var Ly=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,Ny=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,Rh=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(t,e){if(this.texture===null){let i=new nr(t.texture);(t.depthNear!==e.depthNear||t.depthFar!==e.depthFar)&&(this.depthNear=t.depthNear,this.depthFar=t.depthFar),this.texture=i}}getMesh(t){if(this.texture!==null&&this.mesh===null){let e=t.cameras[0].viewport,i=new Me({vertexShader:Ly,fragmentShader:Ny,uniforms:{depthColor:{value:this.texture},depthWidth:{value:e.z},depthHeight:{value:e.w}}});this.mesh=new ee(new An(20,20),i)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},Ch=class extends Ri{constructor(t,e){super();let i=this,n=null,r=1,o=null,a="local-floor",l=1,c=null,h=null,d=null,u=null,m=null,g=null,x=typeof XRWebGLBinding<"u",f=new Rh,p={},M=e.getContextAttributes(),T=null,w=null,E=[],b=[],_=new Dt,S=null,L=null,C=new Ze;C.viewport=new me;let D=new Ze;D.viewport=new me;let F=[C,D],z=new Wo,I=null,H=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(Y){let ht=E[Y];return ht===void 0&&(ht=new os,E[Y]=ht),ht.getTargetRaySpace()},this.getControllerGrip=function(Y){let ht=E[Y];return ht===void 0&&(ht=new os,E[Y]=ht),ht.getGripSpace()},this.getHand=function(Y){let ht=E[Y];return ht===void 0&&(ht=new os,E[Y]=ht),ht.getHandSpace()};function X(Y){let ht=b.indexOf(Y.inputSource);if(ht===-1)return;let xt=E[ht];xt!==void 0&&(xt.update(Y.inputSource,Y.frame,c||o),xt.dispatchEvent({type:Y.type,data:Y.inputSource}))}function G(){n.removeEventListener("select",X),n.removeEventListener("selectstart",X),n.removeEventListener("selectend",X),n.removeEventListener("squeeze",X),n.removeEventListener("squeezestart",X),n.removeEventListener("squeezeend",X),n.removeEventListener("end",G),n.removeEventListener("inputsourceschange",et);for(let Y=0;Y<E.length;Y++){let ht=b[Y];ht!==null&&(b[Y]=null,E[Y].disconnect(ht))}I=null,H=null,f.reset();for(let Y in p)delete p[Y];if(t.setRenderTarget(T),m=null,u=null,d=null,n=null,w=null,At.stop(),i.isPresenting=!1,t.setPixelRatio(S),t.setSize(_.width,_.height,!1),L!==null){let Y=L.camera;Y.fov=L.fov,Y.zoom=L.zoom,Y.updateProjectionMatrix(),L=null}i.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function(Y){r=Y,i.isPresenting===!0&&Ct("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(Y){a=Y,i.isPresenting===!0&&Ct("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return c||o},this.setReferenceSpace=function(Y){c=Y},this.getBaseLayer=function(){return u!==null?u:m},this.getBinding=function(){return d===null&&x&&(d=new XRWebGLBinding(n,e)),d},this.getFrame=function(){return g},this.getSession=function(){return n},this.setSession=async function(Y){if(n=Y,n!==null){if(T=t.getRenderTarget(),n.addEventListener("select",X),n.addEventListener("selectstart",X),n.addEventListener("selectend",X),n.addEventListener("squeeze",X),n.addEventListener("squeezestart",X),n.addEventListener("squeezeend",X),n.addEventListener("end",G),n.addEventListener("inputsourceschange",et),M.xrCompatible!==!0&&await e.makeXRCompatible(),S=t.getPixelRatio(),t.getSize(_),x&&"createProjectionLayer"in XRWebGLBinding.prototype){let xt=null,bt=null,pt=null;M.depth&&(pt=M.stencil?e.DEPTH24_STENCIL8:e.DEPTH_COMPONENT24,xt=M.stencil?Ji:Yi,bt=M.stencil?In:Mi);let Pt={colorFormat:e.RGBA8,depthFormat:pt,scaleFactor:r};d=this.getBinding(),u=d.createProjectionLayer(Pt),n.updateRenderState({layers:[u]}),t.setPixelRatio(1),t.setSize(u.textureWidth,u.textureHeight,!1),w=new ni(u.textureWidth,u.textureHeight,{format:wi,type:oi,depthTexture:new $i(u.textureWidth,u.textureHeight,bt,void 0,void 0,void 0,void 0,void 0,void 0,xt),stencilBuffer:M.stencil,colorSpace:t.outputColorSpace,samples:M.antialias?4:0,resolveDepthBuffer:u.ignoreDepthValues===!1,resolveStencilBuffer:u.ignoreDepthValues===!1,storeMultisampledDepthBuffer:u.ignoreDepthValues===!1,storeMultisampledStencilBuffer:u.ignoreDepthValues===!1})}else{let xt={antialias:M.antialias,alpha:!0,depth:M.depth,stencil:M.stencil,framebufferScaleFactor:r};m=new XRWebGLLayer(n,e,xt),n.updateRenderState({baseLayer:m}),t.setPixelRatio(1),t.setSize(m.framebufferWidth,m.framebufferHeight,!1),w=new ni(m.framebufferWidth,m.framebufferHeight,{format:wi,type:oi,colorSpace:t.outputColorSpace,stencilBuffer:M.stencil,resolveDepthBuffer:m.ignoreDepthValues===!1,resolveStencilBuffer:m.ignoreDepthValues===!1,storeMultisampledDepthBuffer:m.ignoreDepthValues===!1,storeMultisampledStencilBuffer:m.ignoreDepthValues===!1})}w.isXRRenderTarget=!0,this.setFoveation(l),c=null,o=await n.requestReferenceSpace(a),At.setContext(n),At.start(),i.isPresenting=!0,i.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(n!==null)return n.environmentBlendMode},this.getDepthTexture=function(){return f.getDepthTexture()};function et(Y){for(let ht=0;ht<Y.removed.length;ht++){let xt=Y.removed[ht],bt=b.indexOf(xt);bt>=0&&(b[bt]=null,E[bt].disconnect(xt))}for(let ht=0;ht<Y.added.length;ht++){let xt=Y.added[ht],bt=b.indexOf(xt);if(bt===-1){for(let Pt=0;Pt<E.length;Pt++)if(Pt>=b.length){b.push(xt),bt=Pt;break}else if(b[Pt]===null){b[Pt]=xt,bt=Pt;break}if(bt===-1)break}let pt=E[bt];pt&&pt.connect(xt)}}function W(Y,ht){ht===null?Y.matrixWorld.copy(Y.matrix):Y.matrixWorld.multiplyMatrices(ht.matrixWorld,Y.matrix),Y.matrixWorldInverse.copy(Y.matrixWorld).invert()}this.updateCamera=function(Y){if(n===null)return;let ht=Y.near,xt=Y.far;f.texture!==null&&(f.depthNear>0&&(ht=f.depthNear),f.depthFar>0&&(xt=f.depthFar)),z.near=D.near=C.near=ht,z.far=D.far=C.far=xt,(I!==z.near||H!==z.far)&&(n.updateRenderState({depthNear:z.near,depthFar:z.far}),I=z.near,H=z.far),z.layers.mask=Y.layers.mask|6,C.layers.mask=z.layers.mask&-5,D.layers.mask=z.layers.mask&-3;let bt=Y.parent,pt=z.cameras;W(z,bt);for(let Pt=0;Pt<pt.length;Pt++)W(pt[Pt],bt);z.projectionMatrix.copy(C.projectionMatrix),z.projectionMatrixInverse.copy(C.projectionMatrixInverse),L===null&&Y.isPerspectiveCamera&&(L={camera:Y,fov:Y.fov,zoom:Y.zoom}),j(Y,z,bt)};function j(Y,ht,xt){xt===null?Y.matrix.copy(ht.matrixWorld):(Y.matrix.copy(xt.matrixWorld),Y.matrix.invert(),Y.matrix.multiply(ht.matrixWorld)),Y.matrix.decompose(Y.position,Y.quaternion,Y.scale),Y.updateMatrixWorld(!0),Y.projectionMatrix.copy(ht.projectionMatrix),Y.projectionMatrixInverse.copy(ht.projectionMatrixInverse),Y.isPerspectiveCamera&&(Y.fov=ns*2*Math.atan(1/Y.projectionMatrix.elements[5]),Y.zoom=1)}this.getCamera=function(){return z},this.getFoveation=function(){if(!(u===null&&m===null))return l},this.setFoveation=function(Y){l=Y,u!==null&&(u.fixedFoveation=Y),m!==null&&m.fixedFoveation!==void 0&&(m.fixedFoveation=Y)},this.hasDepthSensing=function(){return f.texture!==null},this.getDepthSensingMesh=function(){return f.getMesh(z)},this.getCameraTexture=function(Y){return p[Y]};let tt=null;function yt(Y,ht){if(h=ht.getViewerPose(c||o),g=ht,h!==null){let xt=h.views;m!==null&&(t.setRenderTargetFramebuffer(w,m.framebuffer),t.setRenderTarget(w));let bt=!1;xt.length!==z.cameras.length&&(z.cameras.length=0,bt=!0);for(let Tt=0;Tt<xt.length;Tt++){let Wt=xt[Tt],Kt=null;if(m!==null)Kt=m.getViewport(Wt);else{let le=d.getViewSubImage(u,Wt);Kt=le.viewport,Tt===0&&(t.setRenderTargetTextures(w,le.colorTexture,le.depthStencilTexture),t.setRenderTarget(w))}let Bt=F[Tt];Bt===void 0&&(Bt=new Ze,Bt.layers.enable(Tt),Bt.viewport=new me,F[Tt]=Bt),Bt.matrix.fromArray(Wt.transform.matrix),Bt.matrix.decompose(Bt.position,Bt.quaternion,Bt.scale),Bt.projectionMatrix.fromArray(Wt.projectionMatrix),Bt.projectionMatrixInverse.copy(Bt.projectionMatrix).invert(),Bt.viewport.set(Kt.x,Kt.y,Kt.width,Kt.height),Tt===0&&(z.matrix.copy(Bt.matrix),z.matrix.decompose(z.position,z.quaternion,z.scale)),bt===!0&&z.cameras.push(Bt)}let pt=n.enabledFeatures;if(pt&&pt.includes("depth-sensing")&&n.depthUsage=="gpu-optimized"&&x){d=i.getBinding();let Tt=d.getDepthInformation(xt[0]);Tt&&Tt.isValid&&Tt.texture&&f.init(Tt,n.renderState)}if(pt&&pt.includes("camera-access")&&x){t.state.unbindTexture(),d=i.getBinding();for(let Tt=0;Tt<xt.length;Tt++){let Wt=xt[Tt].camera;if(Wt){let Kt=p[Wt];Kt||(Kt=new nr,p[Wt]=Kt);let Bt=d.getCameraImage(Wt);Kt.sourceTexture=Bt}}}}for(let xt=0;xt<E.length;xt++){let bt=b[xt],pt=E[xt];bt!==null&&pt!==void 0&&pt.update(bt,ht,c||o)}tt&&tt(Y,ht),ht.detectedPlanes&&i.dispatchEvent({type:"planesdetected",data:ht}),g=null}let At=new Sf;At.setAnimationLoop(yt),this.setAnimationLoop=function(Y){tt=Y},this.dispose=function(){}}},Dy=new Zt,Lf=new Ut;Lf.set(-1,0,0,0,1,0,0,0,1);function Uy(s,t){function e(f,p){f.matrixAutoUpdate===!0&&f.updateMatrix(),p.value.copy(f.matrix)}function i(f,p){p.color.getRGB(f.fogColor.value,gh(s)),p.isFog?(f.fogNear.value=p.near,f.fogFar.value=p.far):p.isFogExp2&&(f.fogDensity.value=p.density)}function n(f,p,M,T,w){p.isNodeMaterial?p.uniformsNeedUpdate=!1:p.isMeshBasicMaterial?r(f,p):p.isMeshLambertMaterial?(r(f,p),p.envMap&&(f.envMapIntensity.value=p.envMapIntensity)):p.isMeshToonMaterial?(r(f,p),d(f,p)):p.isMeshPhongMaterial?(r(f,p),h(f,p),p.envMap&&(f.envMapIntensity.value=p.envMapIntensity)):p.isMeshStandardMaterial?(r(f,p),u(f,p),p.isMeshPhysicalMaterial&&m(f,p,w)):p.isMeshMatcapMaterial?(r(f,p),g(f,p)):p.isMeshDepthMaterial?r(f,p):p.isMeshDistanceMaterial?(r(f,p),x(f,p)):p.isMeshNormalMaterial?r(f,p):p.isLineBasicMaterial?(o(f,p),p.isLineDashedMaterial&&a(f,p)):p.isPointsMaterial?l(f,p,M,T):p.isSpriteMaterial?c(f,p):p.isShadowMaterial?(f.color.value.copy(p.color),f.opacity.value=p.opacity):p.isShaderMaterial&&(p.uniformsNeedUpdate=!1)}function r(f,p){f.opacity.value=p.opacity,p.color&&f.diffuse.value.copy(p.color),p.emissive&&f.emissive.value.copy(p.emissive).multiplyScalar(p.emissiveIntensity),p.map&&(f.map.value=p.map,e(p.map,f.mapTransform)),p.alphaMap&&(f.alphaMap.value=p.alphaMap,e(p.alphaMap,f.alphaMapTransform)),p.bumpMap&&(f.bumpMap.value=p.bumpMap,e(p.bumpMap,f.bumpMapTransform),f.bumpScale.value=p.bumpScale,p.side===Oe&&(f.bumpScale.value*=-1)),p.normalMap&&(f.normalMap.value=p.normalMap,e(p.normalMap,f.normalMapTransform),f.normalScale.value.copy(p.normalScale),p.side===Oe&&f.normalScale.value.negate()),p.displacementMap&&(f.displacementMap.value=p.displacementMap,e(p.displacementMap,f.displacementMapTransform),f.displacementScale.value=p.displacementScale,f.displacementBias.value=p.displacementBias),p.emissiveMap&&(f.emissiveMap.value=p.emissiveMap,e(p.emissiveMap,f.emissiveMapTransform)),p.specularMap&&(f.specularMap.value=p.specularMap,e(p.specularMap,f.specularMapTransform)),p.alphaTest>0&&(f.alphaTest.value=p.alphaTest);let M=t.get(p),T=M.envMap,w=M.envMapRotation;T&&(f.envMap.value=T,f.envMapRotation.value.setFromMatrix4(Dy.makeRotationFromEuler(w)).transpose(),T.isCubeTexture&&T.isRenderTargetTexture===!1&&f.envMapRotation.value.premultiply(Lf),f.reflectivity.value=p.reflectivity,f.ior.value=p.ior,f.refractionRatio.value=p.refractionRatio),p.lightMap&&(f.lightMap.value=p.lightMap,f.lightMapIntensity.value=p.lightMapIntensity,e(p.lightMap,f.lightMapTransform)),p.aoMap&&(f.aoMap.value=p.aoMap,f.aoMapIntensity.value=p.aoMapIntensity,e(p.aoMap,f.aoMapTransform))}function o(f,p){f.diffuse.value.copy(p.color),f.opacity.value=p.opacity,p.map&&(f.map.value=p.map,e(p.map,f.mapTransform))}function a(f,p){f.dashSize.value=p.dashSize,f.totalSize.value=p.dashSize+p.gapSize,f.scale.value=p.scale}function l(f,p,M,T){f.diffuse.value.copy(p.color),f.opacity.value=p.opacity,f.size.value=p.size*M,f.scale.value=T*.5,p.map&&(f.map.value=p.map,e(p.map,f.uvTransform)),p.alphaMap&&(f.alphaMap.value=p.alphaMap,e(p.alphaMap,f.alphaMapTransform)),p.alphaTest>0&&(f.alphaTest.value=p.alphaTest)}function c(f,p){f.diffuse.value.copy(p.color),f.opacity.value=p.opacity,f.rotation.value=p.rotation,p.map&&(f.map.value=p.map,e(p.map,f.mapTransform)),p.alphaMap&&(f.alphaMap.value=p.alphaMap,e(p.alphaMap,f.alphaMapTransform)),p.alphaTest>0&&(f.alphaTest.value=p.alphaTest)}function h(f,p){f.specular.value.copy(p.specular),f.shininess.value=Math.max(p.shininess,1e-4)}function d(f,p){p.gradientMap&&(f.gradientMap.value=p.gradientMap)}function u(f,p){f.metalness.value=p.metalness,p.metalnessMap&&(f.metalnessMap.value=p.metalnessMap,e(p.metalnessMap,f.metalnessMapTransform)),f.roughness.value=p.roughness,p.roughnessMap&&(f.roughnessMap.value=p.roughnessMap,e(p.roughnessMap,f.roughnessMapTransform)),p.envMap&&(f.envMapIntensity.value=p.envMapIntensity)}function m(f,p,M){f.ior.value=p.ior,p.diffuseRoughness>0&&(f.diffuseRoughness.value=p.diffuseRoughness,p.diffuseRoughnessMap&&(f.diffuseRoughnessMap.value=p.diffuseRoughnessMap,e(p.diffuseRoughnessMap,f.diffuseRoughnessMapTransform))),p.sheen>0&&(f.sheenColor.value.copy(p.sheenColor).multiplyScalar(p.sheen),f.sheenRoughness.value=p.sheenRoughness,p.sheenColorMap&&(f.sheenColorMap.value=p.sheenColorMap,e(p.sheenColorMap,f.sheenColorMapTransform)),p.sheenRoughnessMap&&(f.sheenRoughnessMap.value=p.sheenRoughnessMap,e(p.sheenRoughnessMap,f.sheenRoughnessMapTransform))),p.clearcoat>0&&(f.clearcoat.value=p.clearcoat,f.clearcoatRoughness.value=p.clearcoatRoughness,p.clearcoatMap&&(f.clearcoatMap.value=p.clearcoatMap,e(p.clearcoatMap,f.clearcoatMapTransform)),p.clearcoatRoughnessMap&&(f.clearcoatRoughnessMap.value=p.clearcoatRoughnessMap,e(p.clearcoatRoughnessMap,f.clearcoatRoughnessMapTransform)),p.clearcoatNormalMap&&(f.clearcoatNormalMap.value=p.clearcoatNormalMap,e(p.clearcoatNormalMap,f.clearcoatNormalMapTransform),f.clearcoatNormalScale.value.copy(p.clearcoatNormalScale),p.side===Oe&&f.clearcoatNormalScale.value.negate())),p.dispersion>0&&(f.dispersion.value=p.dispersion),p.retroreflectivity>0&&(f.retroreflectivity.value=p.retroreflectivity),p.iridescence>0&&(f.iridescence.value=p.iridescence,f.iridescenceIOR.value=p.iridescenceIOR,f.iridescenceThicknessMinimum.value=p.iridescenceThicknessMinimum,f.iridescenceThicknessMaximum.value=p.iridescenceThicknessMaximum,p.iridescenceMap&&(f.iridescenceMap.value=p.iridescenceMap,e(p.iridescenceMap,f.iridescenceMapTransform)),p.iridescenceThicknessMap&&(f.iridescenceThicknessMap.value=p.iridescenceThicknessMap,e(p.iridescenceThicknessMap,f.iridescenceThicknessMapTransform))),p.transmission>0&&(f.transmission.value=p.transmission,f.transmissionSamplerMap.value=M.texture,f.transmissionSamplerSize.value.set(M.width,M.height),p.transmissionMap&&(f.transmissionMap.value=p.transmissionMap,e(p.transmissionMap,f.transmissionMapTransform)),f.thickness.value=p.thickness,p.thicknessMap&&(f.thicknessMap.value=p.thicknessMap,e(p.thicknessMap,f.thicknessMapTransform)),f.attenuationDistance.value=p.attenuationDistance,f.attenuationColor.value.copy(p.attenuationColor)),p.anisotropy>0&&(f.anisotropyVector.value.set(p.anisotropy*Math.cos(p.anisotropyRotation),p.anisotropy*Math.sin(p.anisotropyRotation)),p.anisotropyMap&&(f.anisotropyMap.value=p.anisotropyMap,e(p.anisotropyMap,f.anisotropyMapTransform))),f.specularIntensity.value=p.specularIntensity,f.specularColor.value.copy(p.specularColor),p.specularColorMap&&(f.specularColorMap.value=p.specularColorMap,e(p.specularColorMap,f.specularColorMapTransform)),p.specularIntensityMap&&(f.specularIntensityMap.value=p.specularIntensityMap,e(p.specularIntensityMap,f.specularIntensityMapTransform))}function g(f,p){p.matcap&&(f.matcap.value=p.matcap)}function x(f,p){let M=t.get(p).light;f.referencePosition.value.setFromMatrixPosition(M.matrixWorld),f.nearDistance.value=M.shadow.camera.near,f.farDistance.value=M.shadow.camera.far}return{refreshFogUniforms:i,refreshMaterialUniforms:n}}function Fy(s,t,e,i){let n={},r={};function o(M,T){let w=T.program;i.uniformBlockBinding(M,w,n[M.id])}function a(M,T){let w=n[M.id];w===void 0&&(g(M),w=l(M),n[M.id]=w,M.addEventListener("dispose",f));let E=T.program;i.updateUBOMapping(M,E);let b=t.render.frame;r[M.id]!==b&&(c(M),r[M.id]=b)}function l(M){let T=s.createBuffer(),w=M.__size,E=M.usage;return s.bindBuffer(s.UNIFORM_BUFFER,T),s.bufferData(s.UNIFORM_BUFFER,w,E),s.bindBuffer(s.UNIFORM_BUFFER,null),T}function c(M){let T=n[M.id],w=M.uniforms,E=M.__cache;s.bindBuffer(s.UNIFORM_BUFFER,T);for(let b=0,_=w.length;b<_;b++){let S=w[b];if(Array.isArray(S))for(let L=0,C=S.length;L<C;L++)h(S[L],b,L,E);else h(S,b,0,E)}s.bindBuffer(s.UNIFORM_BUFFER,null)}function h(M,T,w,E){if(u(M,T,w,E)===!0){let b=M.__offset,_=M.value;if(Array.isArray(_)){let S=0;for(let L=0;L<_.length;L++){let C=_[L],D=x(C,!0);d(C,M.__data,S),S+=D.storage/Float32Array.BYTES_PER_ELEMENT}}else d(_,M.__data,0);s.bufferSubData(s.UNIFORM_BUFFER,b,M.__data)}}function d(M,T,w){typeof M=="number"||typeof M=="boolean"?T[w]=M:M.isMatrix3?(T[w]=M.elements[0],T[w+1]=M.elements[1],T[w+2]=M.elements[2],T[w+3]=0,T[w+4]=M.elements[3],T[w+5]=M.elements[4],T[w+6]=M.elements[5],T[w+7]=0,T[w+8]=M.elements[6],T[w+9]=M.elements[7],T[w+10]=M.elements[8],T[w+11]=0):ArrayBuffer.isView(M)?T.set(M.subarray(0,T.length-w),w):M.toArray(T,w)}function u(M,T,w,E){let b=M.value,_=T+"_"+w;if(Array.isArray(b)){E[_]===void 0&&(E[_]=[]);let S=E[_],L=!1;for(let C=0;C<b.length;C++)m(b[C],S,C)===!0&&(L=!0);return L}return m(b,E,_)}function m(M,T,w){if(T[w]===void 0)return typeof M=="number"||typeof M=="boolean"?T[w]=M:ArrayBuffer.isView(M)?T[w]=M.slice():T[w]=M.clone(),!0;{let E=T[w];if(typeof M=="number"||typeof M=="boolean"){if(E!==M)return T[w]=M,!0}else{if(ArrayBuffer.isView(M))return!0;if(E.equals(M)===!1)return E.copy(M),!0}}return!1}function g(M){let T=M.uniforms,w=0,E=16;for(let _=0,S=T.length;_<S;_++){let L=Array.isArray(T[_])?T[_]:[T[_]];for(let C=0,D=L.length;C<D;C++){let F=L[C],z=Array.isArray(F.value)?F.value:[F.value],I=Array.isArray(T[_])||Array.isArray(F.value),H=w;for(let G=0,et=z.length;G<et;G++){let W=z[G],j=x(W,I),tt=w%E,yt=tt%j.boundary,At=tt+yt;w+=yt,At!==0&&E-At<j.storage&&(w+=E-At),G===0&&(H=w),w+=j.storage}let X=F.type==="int"?Int32Array:F.type==="uint"?Uint32Array:Float32Array;F.__data=new X((w-H)/Float32Array.BYTES_PER_ELEMENT),F.__offset=H}}let b=w%E;return b>0&&(w+=E-b),M.__size=w,M.__cache={},this}function x(M,T){let w={boundary:0,storage:0};return typeof M=="number"||typeof M=="boolean"?(w.boundary=4,w.storage=4):M.isVector2?(w.boundary=8,w.storage=8):M.isVector3||M.isColor?(w.boundary=16,w.storage=12):M.isVector4?(w.boundary=16,w.storage=16):M.isMatrix3?(w.boundary=16,w.storage=48):M.isMatrix4?(w.boundary=16,w.storage=64):M.isTexture?Ct("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(M)?(w.boundary=16,w.storage=M.byteLength):Ct("WebGLRenderer: Unsupported uniform value type.",M),T===!0&&(w.boundary=16,w.storage=Math.ceil(w.storage/16)*16),w}function f(M){let T=M.target;T.removeEventListener("dispose",f),s.deleteBuffer(n[T.id]),delete n[T.id],delete r[T.id]}function p(){for(let M in n)s.deleteBuffer(n[M]);n={},r={}}return{bind:o,update:a,dispose:p}}var Oy=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),Ui=null;function By(){return Ui===null&&(Ui=new Ks(Oy,16,16,dn,Si),Ui.name="DFG_LUT",Ui.minFilter=Ee,Ui.magFilter=Ee,Ui.wrapS=Ti,Ui.wrapT=Ti,Ui.generateMipmaps=!1,Ui.needsUpdate=!0),Ui}var Ua=class{constructor(t={}){let{canvas:e=Xd(),context:i=null,depth:n=!0,stencil:r=!1,alpha:o=!1,antialias:a=!1,premultipliedAlpha:l=!0,preserveDrawingBuffer:c=!1,powerPreference:h="default",failIfMajorPerformanceCaveat:d=!1,reversedDepthBuffer:u=!1,outputBufferType:m=oi}=t;this.isWebGLRenderer=!0;let g;if(i!==null){if(typeof WebGLRenderingContext<"u"&&i instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");g=i.getContextAttributes().alpha}else g=o;let x=m,f=new Set([ta,Qo,jo]),p=new Set([oi,Mi,ps,In,Zo,Jo]),M=new Uint32Array(4),T=new Int32Array(4),w={textures:[],min:[],max:[],resolution:[]},E=null,b=null,_=[],S=[],L=null;this.domElement=e,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=Di,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let C=this,D=!1,F=null,z=null,I=null,H=null;this._outputColorSpace=be;let X=0,G=0,et=null,W=-1,j=null,tt=new me,yt=new me,At=null,Y=new Ht(0),ht=0,xt=e.width,bt=e.height,pt=1,Pt=null,ae=null,Tt=new me(0,0,xt,bt),Wt=new me(0,0,xt,bt),Kt=!1,Bt=new wn,le=new Ao,xe=!1,Se=!1,fe=new Zt,Ei=new R,Ce=new me,ci={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},hi=!1;function ui(){return et===null?pt:1}let U=i;function di(v,N){return e.getContext(v,N)}let ce,he,ft,we,It,Ft,A,y,B,it,Q,rt,ut,Z,J,at,P,K,q,lt,st,ot,Et;try{let v={alpha:!0,depth:n,stencil:r,antialias:a,premultipliedAlpha:l,preserveDrawingBuffer:c,powerPreference:h,failIfMajorPerformanceCaveat:d};if("setAttribute"in e&&e.setAttribute("data-engine",`three.js r${"187"}`),e.addEventListener("webglcontextlost",Rt,!1),e.addEventListener("webglcontextrestored",kt,!1),e.addEventListener("webglcontextcreationerror",mt,!1),U===null){let N="webgl2";if(U=di(N,v),U===null)throw di(N)?new Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):new Error("THREE.WebGLRenderer: Error creating WebGL context.")}zt()}catch(v){throw e.removeEventListener("webglcontextlost",Rt,!1),e.removeEventListener("webglcontextrestored",kt,!1),e.removeEventListener("webglcontextcreationerror",mt,!1),Nt("WebGLRenderer: "+v.message),v}function zt(){ce=new Z0(U),ce.init(),st=new Iy(U,ce),he=new B0(U,ce,t,st),ft=new Cy(U,ce),he.reversedDepthBuffer&&u&&ft.buffers.depth.setReversed(!0),z=U.createFramebuffer(),I=U.createFramebuffer(),H=U.createFramebuffer(),we=new j0(U),It=new my,Ft=new Py(U,ce,ft,It,he,st,we),A=new $0(C),y=new tg(U),ot=new F0(U,y),B=new J0(U,y,we,ot),it=new tx(U,B,y,ot,we),K=new Q0(U,he,Ft),J=new k0(It),Q=new py(C,A,ce,he,ot,J),rt=new Uy(C,It),ut=new _y,Z=new wy(ce),P=new U0(C,A,ft,it,g,l),at=new Ry(C,it,he),Et=new Fy(U,we,he,ft),q=new O0(U,ce,we),lt=new K0(U,ce,we),we.programs=Q.programs,C.capabilities=he,C.extensions=ce,C.properties=It,C.renderLists=ut,C.shadowMap=at,C.state=ft,C.info=we}x!==oi&&(L=new ix(x,e.width,e.height,a,n,r));let nt=new Ch(C,U);this.xr=nt,this.getContext=function(){return U},this.getContextAttributes=function(){return U.getContextAttributes()},this.forceContextLoss=function(){let v=ce.get("WEBGL_lose_context");v&&v.loseContext()},this.forceContextRestore=function(){let v=ce.get("WEBGL_lose_context");v&&v.restoreContext()},this.getPixelRatio=function(){return pt},this.setPixelRatio=function(v){v!==void 0&&(pt=v,this.setSize(xt,bt,!1))},this.getSize=function(v){return v.set(xt,bt)},this.setSize=function(v,N,V=!0){if(nt.isPresenting){Ct("WebGLRenderer: Can't change size while VR device is presenting.");return}xt=v,bt=N,e.width=Math.floor(v*pt),e.height=Math.floor(N*pt),V===!0&&(e.style.width=v+"px",e.style.height=N+"px"),L!==null&&L.setSize(e.width,e.height),this.setViewport(0,0,v,N)},this.getDrawingBufferSize=function(v){return v.set(xt*pt,bt*pt).floor()},this.setDrawingBufferSize=function(v,N,V){xt=v,bt=N,pt=V,e.width=Math.floor(v*V),e.height=Math.floor(N*V),this.setViewport(0,0,v,N)},this.setEffects=function(v){if(x===oi){Nt("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");return}if(v){for(let N=0;N<v.length;N++)if(v[N].isOutputPass===!0){Ct("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}L.setEffects(v||[])},this.getCurrentViewport=function(v){return v.copy(tt)},this.getViewport=function(v){return v.copy(Tt)},this.setViewport=function(v,N,V,O){v.isVector4?Tt.set(v.x,v.y,v.z,v.w):Tt.set(v,N,V,O),ft.viewport(tt.copy(Tt).multiplyScalar(ui()).round())},this.getScissor=function(v){return v.copy(Wt)},this.setScissor=function(v,N,V,O){v.isVector4?Wt.set(v.x,v.y,v.z,v.w):Wt.set(v,N,V,O),ft.scissor(yt.copy(Wt).multiplyScalar(ui()).round())},this.getScissorTest=function(){return Kt},this.setScissorTest=function(v){ft.setScissorTest(Kt=v)},this.setOpaqueSort=function(v){Pt=v},this.setTransparentSort=function(v){ae=v},this.getClearColor=function(v){return v.copy(P.getClearColor())},this.setClearColor=function(){P.setClearColor(...arguments)},this.getClearAlpha=function(){return P.getClearAlpha()},this.setClearAlpha=function(){P.setClearAlpha(...arguments)},this.clear=function(v=!0,N=!0,V=!0){let O=0;if(v){let k=!1;if(et!==null){let dt=et.texture.format;k=f.has(dt)}if(k){let dt=et.texture.type,vt=p.has(dt),ct=P.getClearColor(),_t=P.getClearAlpha(),wt=ct.r,Ot=ct.g,Xt=ct.b;vt?(M[0]=wt,M[1]=Ot,M[2]=Xt,M[3]=_t,U.clearBufferuiv(U.COLOR,0,M)):(T[0]=wt,T[1]=Ot,T[2]=Xt,T[3]=_t,U.clearBufferiv(U.COLOR,0,T))}else O|=U.COLOR_BUFFER_BIT}N&&(O|=U.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),V&&(O|=U.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),O!==0&&U.clear(O)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(v){v.setRenderer(this),F=v},this.dispose=function(){e.removeEventListener("webglcontextlost",Rt,!1),e.removeEventListener("webglcontextrestored",kt,!1),e.removeEventListener("webglcontextcreationerror",mt,!1),P.dispose(),ut.dispose(),Z.dispose(),Ft.dispose(),It.dispose(),A.dispose(),it.dispose(),B.dispose(),ot.dispose(),Et.dispose(),Q.dispose(),nt.dispose(),nt.removeEventListener("sessionstart",hu),nt.removeEventListener("sessionend",uu),mn.stop()};function Rt(v){v.preventDefault(),Ws("WebGLRenderer: Context Lost."),D=!0}function kt(){Ws("WebGLRenderer: Context Restored."),D=!1;let v=we.autoReset,N=at.enabled,V=at.autoUpdate,O=at.needsUpdate,k=at.type;zt(),we.autoReset=v,at.enabled=N,at.autoUpdate=V,at.needsUpdate=O,at.type=k}function mt(v){Nt("WebGLRenderer: A WebGL context could not be created. Reason: ",v.statusMessage)}function te(v){let N=v.target;N.removeEventListener("dispose",te),Pe(N)}function Pe(v){Qi(v),It.remove(v)}function Qi(v){let N=It.get(v).programs;N!==void 0&&(N.forEach(function(V){Q.releaseProgram(V)}),v.isShaderMaterial&&Q.releaseShaderCache(v))}this.renderBufferDirect=function(v,N,V,O,k,dt){N===null&&(N=ci);let vt=k.isMesh&&k.matrixWorld.determinantAffine()<0,ct=Qp(v,N,V,O,k);ft.setMaterial(O,vt);let _t=V.index,wt=1;if(O.wireframe===!0){if(_t=B.getWireframeAttribute(V),_t===void 0)return;wt=2}let Ot=V.drawRange,Xt=V.attributes.position,Mt=Ot.start*wt,qt=(Ot.start+Ot.count)*wt;dt!==null&&(Mt=Math.max(Mt,dt.start*wt),qt=Math.min(qt,(dt.start+dt.count)*wt)),_t!==null?(Mt=Math.max(Mt,0),qt=Math.min(qt,_t.count)):Xt!=null&&(Mt=Math.max(Mt,0),qt=Math.min(qt,Xt.count));let ye=qt-Mt;if(ye<0||ye===1/0)return;ot.setup(k,O,ct,V,_t);let ne,ie=q;if(_t!==null&&(ne=y.get(_t),ie=lt,ie.setIndex(ne)),k.isMesh)O.wireframe===!0?(ft.setLineWidth(O.wireframeLinewidth*ui()),ie.setMode(U.LINES)):ie.setMode(U.TRIANGLES);else if(k.isLine){let ze=O.linewidth;ze===void 0&&(ze=1),ft.setLineWidth(ze*ui()),k.isLineSegments?ie.setMode(U.LINES):k.isLineLoop?ie.setMode(U.LINE_LOOP):ie.setMode(U.LINE_STRIP)}else k.isPoints?ie.setMode(U.POINTS):k.isSprite&&ie.setMode(U.TRIANGLES);if(k.isBatchedMesh)if(ce.get("WEBGL_multi_draw"))ie.renderMultiDraw(k._multiDrawStarts,k._multiDrawCounts,k._multiDrawCount);else{let ze=k._multiDrawStarts,St=k._multiDrawCounts,Ye=k._multiDrawCount,jt=_t?y.get(_t).bytesPerElement:1,gn=It.get(O).currentProgram.getUniforms();for(let Ge=0;Ge<Ye;Ge++)gn.setValue(U,"_gl_DrawID",Ge),ie.render(ze[Ge]/jt,St[Ge])}else if(k.isInstancedMesh)ie.renderInstances(Mt,ye,k.count);else if(V.isInstancedBufferGeometry){let ze=V._maxInstanceCount!==void 0?V._maxInstanceCount:1/0,St=Math.min(V.instanceCount,ze);ie.renderInstances(Mt,ye,St)}else ie.render(Mt,ye)};function cu(v,N,V,O){F!==null&&v.isNodeMaterial&&F.setObject(O,v),xe===!0&&J.setState(v,V,!1),v.transparent===!0&&v.side===Ni&&v.forceSinglePass===!1?(v.side=Oe,v.needsUpdate=!0,Es(v,N,O),v.side=un,v.needsUpdate=!0,Es(v,N,O),v.side=Ni):Es(v,N,O)}this.compile=function(v,N,V=null){V===null&&(V=v),F!==null&&F.renderStart(v,N,V),b=Z.get(V),b.init(N),S.push(b),V.traverseVisible(function(k){k.isLight&&k.layers.test(N.layers)&&(b.pushLight(k),k.castShadow&&b.pushShadow(k))}),v!==V&&v.traverseVisible(function(k){k.isLight&&k.layers.test(N.layers)&&(b.pushLight(k),k.castShadow&&b.pushShadow(k))}),b.setupLights(),F!==null&&F.updateLights(b.state.lightsArray),Se=this.localClippingEnabled,xe=J.init(this.clippingPlanes,Se),xe===!0&&J.setGlobalState(this.clippingPlanes,N),F!==null&&at.render(b.state.shadowsArray,V,N);let O=new Set;return v.traverse(function(k){if(!(k.isMesh||k.isPoints||k.isLine||k.isSprite))return;let dt=k.material;if(dt)if(Array.isArray(dt))for(let vt=0;vt<dt.length;vt++){let ct=dt[vt];cu(ct,V,N,k),O.add(ct)}else cu(dt,V,N,k),O.add(dt)}),b=S.pop(),F!==null&&F.renderEnd(),O},this.compileAsync=function(v,N,V=null){let O=this.compile(v,N,V);return new Promise(k=>{function dt(){if(O.forEach(function(vt){let _t=It.get(vt).currentProgram;(_t===void 0||_t.isReady())&&O.delete(vt)}),O.size===0){k(v);return}setTimeout(dt,10)}ce.get("KHR_parallel_shader_compile")!==null?dt():setTimeout(dt,10)})};let oc=null;function Kp(v){oc&&oc(v)}function hu(){mn.stop()}function uu(){mn.start()}let mn=new Sf;mn.setAnimationLoop(Kp),typeof self<"u"&&mn.setContext(self),this.setAnimationLoop=function(v){oc=v,nt.setAnimationLoop(v),v===null?mn.stop():mn.start()},nt.addEventListener("sessionstart",hu),nt.addEventListener("sessionend",uu),this.render=function(v,N){if(N!==void 0&&N.isCamera!==!0){Nt("WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(D===!0)return;F!==null&&F.renderStart(v,N);let V=nt.enabled===!0&&nt.isPresenting===!0,O=L!==null&&(et===null||V)&&L.begin(C,et);if(v.matrixWorldAutoUpdate===!0&&v.updateMatrixWorld(),N.parent===null&&N.matrixWorldAutoUpdate===!0&&N.updateMatrixWorld(),nt.enabled===!0&&nt.isPresenting===!0&&(L===null||L.isCompositing()===!1)&&(nt.cameraAutoUpdate===!0&&nt.updateCamera(N),N=nt.getCamera()),v.isScene===!0&&v.onBeforeRender(C,v,N,et),b=Z.get(v,S.length),b.init(N),b.state.textureUnits=Ft.getTextureUnits(),S.push(b),fe.multiplyMatrices(N.projectionMatrix,N.matrixWorldInverse),N.isArrayCamera?le.setFromArrayCamera(N):Bt.setFromProjectionMatrix(fe,pi,N.reversedDepth),Se=this.localClippingEnabled,xe=J.init(this.clippingPlanes,Se),E=ut.get(v,_.length),E.init(),_.push(E),this.info.render.frame++,nt.enabled===!0&&nt.isPresenting===!0){let vt=C.xr.getDepthSensingMesh();vt!==null&&ac(vt,N,-1/0,C.sortObjects)}ac(v,N,0,C.sortObjects),E.finish(),F!==null&&F.updateLights(b.state.lightsArray),C.sortObjects===!0&&E.sort(Pt,ae),hi=nt.enabled===!1||nt.isPresenting===!1||nt.hasDepthSensing()===!1,hi&&P.addToRenderList(E,v),this.info.autoReset===!0&&this.info.reset(),xe===!0&&J.beginShadows();let k=b.state.shadowsArray;if(at.render(k,v,N),xe===!0&&J.endShadows(),(O&&L.hasRenderPass())===!1){let vt=E.opaque,ct=E.transmissive;if(b.setupLights(),N.isArrayCamera){let _t=N.cameras;if(ct.length>0)for(let wt=0,Ot=_t.length;wt<Ot;wt++){let Xt=_t[wt];fu(vt,ct,v,Xt)}hi&&P.render(v);for(let wt=0,Ot=_t.length;wt<Ot;wt++){let Xt=_t[wt];du(E,v,Xt,Xt.viewport)}}else ct.length>0&&fu(vt,ct,v,N),hi&&P.render(v),du(E,v,N)}et!==null&&G===0&&(Ft.updateMultisampleRenderTarget(et),Ft.updateRenderTargetMipmap(et)),O&&L.end(C),v.isScene===!0&&v.onAfterRender(C,v,N),ot.resetDefaultState(),W=-1,j=null,S.pop(),S.length>0?(b=S[S.length-1],Ft.setTextureUnits(b.state.textureUnits),xe===!0&&J.setGlobalState(C.clippingPlanes,b.state.camera)):b=null,_.pop(),_.length>0?E=_[_.length-1]:E=null,F!==null&&F.renderEnd()};function ac(v,N,V,O){if(v.visible===!1)return;if(v.layers.test(N.layers)){if(v.isGroup)V=v.renderOrder;else if(v.isLOD)v.autoUpdate===!0&&v.update(N);else if(v.isLight)b.pushLight(v),v.castShadow&&b.pushShadow(v);else if(v.isSprite){let vt=N.isArrayCamera?le:Bt;if(!v.frustumCulled||v.intersectsFrustum(vt)){O&&Ce.setFromMatrixPosition(v.matrixWorld).applyMatrix4(fe);let ct=it.update(v),_t=v.material;_t.visible&&E.push(v,ct,_t,V,Ce.z,null,N)}}else if(v.isMesh||v.isLine||v.isPoints){let vt=N.isArrayCamera?le:Bt;if(!v.frustumCulled||v.intersectsFrustum(vt)){let ct=it.update(v),_t=v.material;if(O&&(v.boundingSphere!==void 0?(v.boundingSphere===null&&v.computeBoundingSphere(),Ce.copy(v.boundingSphere.center)):(ct.boundingSphere===null&&ct.computeBoundingSphere(),Ce.copy(ct.boundingSphere.center)),Ce.applyMatrix4(v.matrixWorld).applyMatrix4(fe)),Array.isArray(_t)){let wt=ct.groups;for(let Ot=0,Xt=wt.length;Ot<Xt;Ot++){let Mt=wt[Ot],qt=_t[Mt.materialIndex];qt&&qt.visible&&E.push(v,ct,qt,V,Ce.z,Mt,N)}}else _t.visible&&E.push(v,ct,_t,V,Ce.z,null,N)}}}let dt=v.children;for(let vt=0,ct=dt.length;vt<ct;vt++)ac(dt[vt],N,V,O)}function du(v,N,V,O){let{opaque:k,transmissive:dt,transparent:vt}=v;b.setupLightsView(V),xe===!0&&J.setGlobalState(C.clippingPlanes,V),O&&ft.viewport(tt.copy(O)),k.length>0&&Lr(k,N,V),dt.length>0&&Lr(dt,N,V),vt.length>0&&Lr(vt,N,V),ft.buffers.depth.setTest(!0),ft.buffers.depth.setMask(!0),ft.buffers.color.setMask(!0),ft.setPolygonOffset(!1)}function fu(v,N,V,O){if((V.isScene===!0?V.overrideMaterial:null)!==null)return;if(b.state.transmissionRenderTarget[O.id]===void 0){let Mt=ce.has("EXT_color_buffer_half_float")||ce.has("EXT_color_buffer_float");b.state.transmissionRenderTarget[O.id]=new ni(1,1,{generateMipmaps:!0,type:Mt?Si:oi,minFilter:Zi,samples:Math.max(4,he.samples),stencilBuffer:r,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:Yt.workingColorSpace})}let dt=b.state.transmissionRenderTarget[O.id],vt=O.viewport||tt;dt.setSize(vt.z*C.transmissionResolutionScale,vt.w*C.transmissionResolutionScale);let ct=C.getRenderTarget(),_t=C.getActiveCubeFace(),wt=C.getActiveMipmapLevel();C.setRenderTarget(dt),C.getClearColor(Y),ht=C.getClearAlpha(),ht<1&&C.setClearColor(16777215,.5),C.clear(),hi&&P.render(V);let Ot=C.toneMapping;C.toneMapping=Di;let Xt=O.viewport;if(O.viewport!==void 0&&(O.viewport=void 0),b.setupLightsView(O),xe===!0&&J.setGlobalState(C.clippingPlanes,O),Lr(v,V,O),Ft.updateMultisampleRenderTarget(dt),Ft.updateRenderTargetMipmap(dt),ce.has("WEBGL_multisampled_render_to_texture")===!1){let Mt=!1;for(let qt=0,ye=N.length;qt<ye;qt++){let ne=N[qt],{object:ie,geometry:ze,material:St,group:Ye}=ne;if(St.side===Ni&&ie.layers.test(O.layers)){let jt=St.side;St.side=Oe,St.needsUpdate=!0,pu(ie,V,O,ze,St,Ye),St.side=jt,St.needsUpdate=!0,Mt=!0}}Mt===!0&&(Ft.updateMultisampleRenderTarget(dt),Ft.updateRenderTargetMipmap(dt))}C.setRenderTarget(ct,_t,wt),C.setClearColor(Y,ht),Xt!==void 0&&(O.viewport=Xt),C.toneMapping=Ot}function Lr(v,N,V){let O=N.isScene===!0?N.overrideMaterial:null;for(let k=0,dt=v.length;k<dt;k++){let vt=v[k],{object:ct,geometry:_t,group:wt}=vt,Ot=vt.material;Ot.allowOverride===!0&&O!==null&&(Ot=O),ct.layers.test(V.layers)&&pu(ct,N,V,_t,Ot,wt)}}function pu(v,N,V,O,k,dt){F!==null&&k.isNodeMaterial&&F.setObject(v,k),v.onBeforeRender(C,N,V,O,k,dt),v.modelViewMatrix.multiplyMatrices(V.matrixWorldInverse,v.matrixWorld),v.normalMatrix.getNormalMatrix(v.modelViewMatrix),k.onBeforeRender(C,N,V,O,v,dt),k.transparent===!0&&k.side===Ni&&k.forceSinglePass===!1?(k.side=Oe,k.needsUpdate=!0,C.renderBufferDirect(V,N,O,k,v,dt),k.side=un,k.needsUpdate=!0,C.renderBufferDirect(V,N,O,k,v,dt),k.side=Ni):C.renderBufferDirect(V,N,O,k,v,dt),v.onAfterRender(C,N,V,O,k,dt)}function mu(v){let N=0;for(let V of v)V.texture!==null&&N++;return N}function Es(v,N,V){N.isScene!==!0&&(N=ci);let O=It.get(v),k=b.state.lights,dt=b.state.shadowsArray,vt=k.state.version,ct=Q.getParameters(v,k.state,dt,N,V,b.state.lightProbeGridArray),_t=Q.getProgramCacheKey(ct),wt=O.programs;O.environment=v.isMeshStandardMaterial||v.isMeshLambertMaterial||v.isMeshPhongMaterial?N.environment:null,O.fog=N.fog;let Ot=v.isMeshStandardMaterial||v.isMeshLambertMaterial&&!v.envMap||v.isMeshPhongMaterial&&!v.envMap;O.envMap=A.get(v.envMap||O.environment,Ot),O.envMapRotation=O.environment!==null&&v.envMap===null?N.environmentRotation:v.envMapRotation,wt===void 0&&(v.addEventListener("dispose",te),wt=new Map,O.programs=wt,O.programVariants=new Map);let Xt=wt.get(_t);if(Xt!==void 0){if(O.currentProgram===Xt&&O.lightsStateVersion===vt)return _u(v,ct),Xt}else ct.uniforms=Q.getUniforms(v),F!==null&&v.isNodeMaterial&&F.build(v,V,ct),v.onBeforeCompile(ct,C),Xt=Q.acquireProgram(ct,_t),wt.set(_t,Xt),O.uniforms=ct.uniforms;let Mt=O.uniforms;return(!v.isShaderMaterial&&!v.isRawShaderMaterial||v.clipping===!0)&&(Mt.clippingPlanes=J.uniform),_u(v,ct),O.needsLights=em(v),O.lightsStateVersion=vt,O.needsLights&&(Mt.ambientLightColor.value=k.state.ambient,Mt.lightProbe.value=k.state.probe,Mt.sunLights.value=k.state.sun,Mt.sunLightShadows.value=k.state.sunShadow,Mt.directionalLights.value=k.state.directional,Mt.directionalLightShadows.value=k.state.directionalShadow,Mt.spotLights.value=k.state.spot,Mt.spotLightShadows.value=k.state.spotShadow,Mt.rectAreaLights.value=k.state.rectArea,Mt.ltc_1.value=k.state.rectAreaLTC1,Mt.ltc_2.value=k.state.rectAreaLTC2,Mt.pointLights.value=k.state.point,Mt.pointLightShadows.value=k.state.pointShadow,Mt.hemisphereLights.value=k.state.hemi,Mt.sunShadowMatrix.value=k.state.sunShadowMatrix,Mt.sunShadowCascade.value=k.state.sunShadowCascade,Mt.directionalShadowMatrix.value=k.state.directionalShadowMatrix,Mt.spotLightMatrix.value=k.state.spotLightMatrix,Mt.spotLightMap.value=k.state.spotLightMap,Mt.pointShadowMatrix.value=k.state.pointShadowMatrix),O.numLightProbeGrids=mu(b.state.lightProbeGridArray),O.currentProgram=Xt,O.uniformsList=null,Xt}function jp(v,N,V,O,k){let dt=It.get(v),vt=dt.currentProgram.id+","+O+","+k,ct=dt.programVariants.get(vt);return ct===void 0?(ct=Es(v,N,V),dt.programVariants.set(vt,ct)):(dt.currentProgram=ct,dt.uniformsList=null,dt.outputColorSpace=O,dt.toneMapping=k),ct}function gu(v){if(v.uniformsList===null){let N=v.currentProgram.getUniforms();v.uniformsList=ms.seqWithValue(N.seq,v.uniforms)}return v.uniformsList}function _u(v,N){let V=It.get(v);V.outputColorSpace=N.outputColorSpace,V.batching=N.batching,V.batchingColor=N.batchingColor,V.instancing=N.instancing,V.instancingColor=N.instancingColor,V.instancingMorph=N.instancingMorph,V.skinning=N.skinning,V.morphTargets=N.morphTargets,V.morphNormals=N.morphNormals,V.morphColors=N.morphColors,V.morphTargetsCount=N.morphTargetsCount,V.numClippingPlanes=N.numClippingPlanes,V.numIntersection=N.numClipIntersection,V.vertexAlphas=N.vertexAlphas,V.vertexTangents=N.vertexTangents,V.toneMapping=N.toneMapping}function Qp(v,N,V,O,k){N.isScene!==!0&&(N=ci),Ft.resetTextureUnits();let dt=N.fog,vt=O.isMeshStandardMaterial||O.isMeshLambertMaterial||O.isMeshPhongMaterial?N.environment:null,ct=et===null?C.outputColorSpace:et.isXRRenderTarget===!0?et.texture.colorSpace:Yt.workingColorSpace,_t=O.isMeshStandardMaterial||O.isMeshLambertMaterial&&!O.envMap||O.isMeshPhongMaterial&&!O.envMap,wt=A.get(O.envMap||vt,_t),Ot=O.vertexColors===!0&&!!V.attributes.color&&V.attributes.color.itemSize===4,Xt=!!V.attributes.tangent&&(!!O.normalMap||O.anisotropy>0),Mt=!!V.morphAttributes.position,qt=!!V.morphAttributes.normal,ye=!!V.morphAttributes.color,ne=Di;O.toneMapped&&(et===null||et.isXRRenderTarget===!0)&&(ne=C.toneMapping);let ie=V.morphAttributes.position||V.morphAttributes.normal||V.morphAttributes.color,ze=ie!==void 0?ie.length:0,St=It.get(O),Ye=b.state.lights;if(xe===!0&&(Se===!0||v!==j)){let pe=v===j&&O.id===W;J.setState(O,v,pe)}let jt=!1,gn=!1;O.version===St.__version?St.needsLights&&St.lightsStateVersion!==Ye.state.version||k.isBatchedMesh&&St.batching===!1||!k.isBatchedMesh&&St.batching===!0||k.isBatchedMesh&&St.batchingColor===!0&&k._colorsTexture===null||k.isBatchedMesh&&St.batchingColor===!1&&k._colorsTexture!==null||k.isInstancedMesh&&St.instancing===!1||!k.isInstancedMesh&&St.instancing===!0||k.isSkinnedMesh&&St.skinning===!1||!k.isSkinnedMesh&&St.skinning===!0||k.isInstancedMesh&&St.instancingColor===!0&&k.instanceColor===null||k.isInstancedMesh&&St.instancingColor===!1&&k.instanceColor!==null||k.isInstancedMesh&&St.instancingMorph===!0&&k.morphTexture===null||k.isInstancedMesh&&St.instancingMorph===!1&&k.morphTexture!==null||St.envMap!==wt||O.fog===!0&&St.fog!==dt||St.numClippingPlanes!==void 0&&(St.numClippingPlanes!==J.numPlanes||St.numIntersection!==J.numIntersection)||St.vertexAlphas!==Ot||St.vertexTangents!==Xt||St.morphTargets!==Mt||St.morphNormals!==qt||St.morphColors!==ye||St.morphTargetsCount!==ze||St.numLightProbeGrids!==mu(b.state.lightProbeGridArray)?jt=!0:(St.outputColorSpace!==ct||St.toneMapping!==ne)&&(gn=!0):(jt=!0,St.__version=O.version);let Ge=St.currentProgram;(jt===!0||gn===!0)&&(Ge=gn===!0?jp(O,N,k,ct,ne):Es(O,N,k),F&&O.isNodeMaterial&&F.onUpdateProgram(O,Ge,St));let Nr=!1,tn=!1,_n=!1,Jt=Ge.getUniforms(),Ue=St.uniforms;if(ft.useProgram(Ge.program)&&(Nr=!0,tn=!0,_n=!0),O.id!==W&&(W=O.id,tn=!0),Nr||j!==v){ft.buffers.depth.getReversed()&&v.reversedDepth!==!0&&(v._reversedDepth=!0,v.updateProjectionMatrix()),Jt.setValue(U,"projectionMatrix",v.projectionMatrix),Jt.setValue(U,"viewMatrix",v.matrixWorldInverse);let Ie=Jt.map.cameraPosition;Ie!==void 0&&Ie.setValue(U,Ei.setFromMatrixPosition(v.matrixWorld)),he.logarithmicDepthBuffer&&Jt.setValue(U,"logDepthBufFC",2/(Math.log(v.far+1)/Math.LN2)),(O.isMeshPhongMaterial||O.isMeshToonMaterial||O.isMeshLambertMaterial||O.isMeshBasicMaterial||O.isMeshStandardMaterial||O.isShaderMaterial)&&Jt.setValue(U,"isOrthographic",v.isOrthographicCamera===!0),j!==v&&(j=v,tn=!0,_n=!0)}if(St.needsLights&&(Ye.state.sunShadowMap.length>0&&Jt.setValue(U,"sunShadowMap",Ye.state.sunShadowMap,Ft),Ye.state.directionalShadowMap.length>0&&Jt.setValue(U,"directionalShadowMap",Ye.state.directionalShadowMap,Ft),Ye.state.spotShadowMap.length>0&&Jt.setValue(U,"spotShadowMap",Ye.state.spotShadowMap,Ft),Ye.state.pointShadowMap.length>0&&Jt.setValue(U,"pointShadowMap",Ye.state.pointShadowMap,Ft)),k.isSkinnedMesh){Jt.setOptional(U,k,"bindMatrix"),Jt.setOptional(U,k,"bindMatrixInverse");let pe=k.skeleton;pe&&(pe.boneTexture===null&&pe.computeBoneTexture(),Jt.setValue(U,"boneTexture",pe.boneTexture,Ft))}k.isBatchedMesh&&(Jt.setOptional(U,k,"batchingTexture"),Jt.setValue(U,"batchingTexture",k._matricesTexture,Ft),Jt.setOptional(U,k,"batchingIdTexture"),Jt.setValue(U,"batchingIdTexture",k._indirectTexture,Ft),Jt.setOptional(U,k,"batchingColorTexture"),k._colorsTexture!==null&&Jt.setValue(U,"batchingColorTexture",k._colorsTexture,Ft));let _i=V.morphAttributes;if((_i.position!==void 0||_i.normal!==void 0||_i.color!==void 0)&&K.update(k,V,Ge),(tn||St.receiveShadow!==k.receiveShadow)&&(St.receiveShadow=k.receiveShadow,Jt.setValue(U,"receiveShadow",k.receiveShadow)),(O.isMeshStandardMaterial||O.isMeshLambertMaterial||O.isMeshPhongMaterial)&&O.envMap===null&&N.environment!==null&&(Ue.envMapIntensity.value=N.environmentIntensity),Ue.dfgLUT!==void 0&&(Ue.dfgLUT.value=By()),tn){if(Jt.setValue(U,"toneMappingExposure",C.toneMappingExposure),St.needsLights&&tm(Ue,_n),dt&&O.fog===!0&&rt.refreshFogUniforms(Ue,dt),rt.refreshMaterialUniforms(Ue,O,pt,bt,b.state.transmissionRenderTarget[v.id]),St.needsLights&&St.numLightProbeGrids>0){let pe=w,Ie=0;for(let ki of b.state.lightProbeGridArray)ki.texture!==null&&(pe.textures[Ie]=ki.texture,pe.min[Ie]=ki.boundingBox.min,pe.max[Ie]=ki.boundingBox.max,pe.resolution[Ie]=ki.resolution,Ie++);for(let ki in pe)pe[ki].length=Ie;Ue.probesSH.value=pe.textures,Ue.probesMin.value=pe.min,Ue.probesMax.value=pe.max,Ue.probesResolution.value=pe.resolution}ms.upload(U,gu(St),Ue,Ft)}if(O.isShaderMaterial&&O.uniformsNeedUpdate===!0&&(ms.upload(U,gu(St),Ue,Ft),O.uniformsNeedUpdate=!1),O.isSpriteMaterial&&Jt.setValue(U,"center",k.center),Jt.setValue(U,"modelViewMatrix",k.modelViewMatrix),Jt.setValue(U,"normalMatrix",k.normalMatrix),Jt.setValue(U,"modelMatrix",k.matrixWorld),O.uniformsGroups!==void 0){let pe=O.uniformsGroups;for(let Ie=0,ki=pe.length;Ie<ki;Ie++){let yu=pe[Ie];Et.update(yu,Ge),Et.bind(yu,Ge)}}return Ge}function tm(v,N){v.ambientLightColor.needsUpdate=N,v.lightProbe.needsUpdate=N,v.sunLights.needsUpdate=N,v.sunLightShadows.needsUpdate=N,v.directionalLights.needsUpdate=N,v.directionalLightShadows.needsUpdate=N,v.pointLights.needsUpdate=N,v.pointLightShadows.needsUpdate=N,v.spotLights.needsUpdate=N,v.spotLightShadows.needsUpdate=N,v.rectAreaLights.needsUpdate=N,v.hemisphereLights.needsUpdate=N}function em(v){return v.isMeshLambertMaterial||v.isMeshToonMaterial||v.isMeshPhongMaterial||v.isMeshStandardMaterial||v.isShadowMaterial||v.isShaderMaterial&&v.lights===!0}this.getActiveCubeFace=function(){return X},this.getActiveMipmapLevel=function(){return G},this.getRenderTarget=function(){return et},this.setRenderTargetTextures=function(v,N,V){let O=It.get(v);O.__autoAllocateDepthBuffer=v.resolveDepthBuffer===!1,O.__autoAllocateDepthBuffer===!1&&(O.__useRenderToTexture=!1),It.get(v.texture).__webglTexture=N,It.get(v.depthTexture).__webglTexture=O.__autoAllocateDepthBuffer?void 0:V,O.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(v,N){let V=It.get(v);V.__webglFramebuffer=N,V.__useDefaultFramebuffer=N===void 0},this.setRenderTarget=function(v,N=0,V=0){et=v,X=N,G=V;let O=null,k=!1,dt=!1;if(v){let ct=It.get(v);if(ct.__useDefaultFramebuffer!==void 0){ft.bindFramebuffer(U.FRAMEBUFFER,ct.__webglFramebuffer),tt.copy(v.viewport),yt.copy(v.scissor),At=v.scissorTest,ft.viewport(tt),ft.scissor(yt),ft.setScissorTest(At),W=-1;return}else if(ct.__webglFramebuffer===void 0)Ft.setupRenderTarget(v);else if(ct.__hasExternalTextures)Ft.rebindTextures(v,It.get(v.texture).__webglTexture,It.get(v.depthTexture).__webglTexture);else if(v.depthBuffer){let Ot=v.depthTexture;if(ct.__boundDepthTexture!==Ot){if(Ot!==null&&It.has(Ot)&&(v.width!==Ot.image.width||v.height!==Ot.image.height))throw new Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");Ft.setupDepthRenderbuffer(v)}}let _t=v.texture;(_t.isData3DTexture||_t.isDataArrayTexture||_t.isCompressedArrayTexture)&&(dt=!0);let wt=It.get(v).__webglFramebuffer;v.isWebGLCubeRenderTarget?(Array.isArray(wt[N])?O=wt[N][V]:O=wt[N],k=!0):v.samples>0&&Ft.useMultisampledRTT(v)===!1?O=It.get(v).__webglMultisampledFramebuffer:Array.isArray(wt)?O=wt[V]:O=wt,tt.copy(v.viewport),yt.copy(v.scissor),At=v.scissorTest}else tt.copy(Tt).multiplyScalar(pt).floor(),yt.copy(Wt).multiplyScalar(pt).floor(),At=Kt;if(V!==0&&(O=z),ft.bindFramebuffer(U.FRAMEBUFFER,O)&&ft.drawBuffers(v,O),ft.viewport(tt),ft.scissor(yt),ft.setScissorTest(At),k){let ct=It.get(v.texture);U.framebufferTexture2D(U.FRAMEBUFFER,U.COLOR_ATTACHMENT0,U.TEXTURE_CUBE_MAP_POSITIVE_X+N,ct.__webglTexture,V)}else if(dt){let ct=N;for(let _t=0;_t<v.textures.length;_t++){let wt=It.get(v.textures[_t]);U.framebufferTextureLayer(U.FRAMEBUFFER,U.COLOR_ATTACHMENT0+_t,wt.__webglTexture,V,ct)}}else if(v!==null&&V!==0){let ct=It.get(v.texture);U.framebufferTexture2D(U.FRAMEBUFFER,U.COLOR_ATTACHMENT0,U.TEXTURE_2D,ct.__webglTexture,V)}W=-1};function xu(v){let N=It.get(v);return(N.__readFormat!==v.format||N.__readType!==v.type)&&(N.__readFormat=v.format,N.__readType=v.type,N.__formatReadable=he.textureFormatReadable(v.format),N.__typeReadable=he.textureTypeReadable(v.type)),N}this.readRenderTargetPixels=function(v,N,V,O,k,dt,vt,ct=0){if(!(v&&v.isWebGLRenderTarget)){Nt("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let _t=It.get(v).__webglFramebuffer;if(v.isWebGLCubeRenderTarget&&vt!==void 0&&(_t=_t[vt],Array.isArray(_t)&&(_t=_t[0])),_t){ft.bindFramebuffer(U.FRAMEBUFFER,_t);try{let wt=v.textures[ct],Ot=wt.format,Xt=wt.type;v.textures.length>1&&U.readBuffer(U.COLOR_ATTACHMENT0+ct);let Mt=xu(wt);if(Mt.__formatReadable===!1){Nt("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(Mt.__typeReadable===!1){Nt("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}N>=0&&N<=v.width-O&&V>=0&&V<=v.height-k&&U.readPixels(N,V,O,k,st.convert(Ot),st.convert(Xt),dt)}finally{let wt=et!==null?It.get(et).__webglFramebuffer:null;ft.bindFramebuffer(U.FRAMEBUFFER,wt)}}},this.readRenderTargetPixelsAsync=async function(v,N,V,O,k,dt,vt,ct=0){if(!(v&&v.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let _t=It.get(v).__webglFramebuffer;if(v.isWebGLCubeRenderTarget&&vt!==void 0&&(_t=_t[vt],Array.isArray(_t)&&(_t=_t[0])),_t)if(N>=0&&N<=v.width-O&&V>=0&&V<=v.height-k){ft.bindFramebuffer(U.FRAMEBUFFER,_t);let wt=v.textures[ct],Ot=wt.format,Xt=wt.type;v.textures.length>1&&U.readBuffer(U.COLOR_ATTACHMENT0+ct);let Mt=xu(wt);if(Mt.__formatReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(Mt.__typeReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let qt=U.createBuffer();U.bindBuffer(U.PIXEL_PACK_BUFFER,qt),U.bufferData(U.PIXEL_PACK_BUFFER,dt.byteLength,U.STREAM_READ),U.readPixels(N,V,O,k,st.convert(Ot),st.convert(Xt),0),U.bindBuffer(U.PIXEL_PACK_BUFFER,null);let ye=et!==null?It.get(et).__webglFramebuffer:null;ft.bindFramebuffer(U.FRAMEBUFFER,ye);let ne=U.fenceSync(U.SYNC_GPU_COMMANDS_COMPLETE,0);return U.flush(),await Yd(U,ne,4),U.bindBuffer(U.PIXEL_PACK_BUFFER,qt),U.getBufferSubData(U.PIXEL_PACK_BUFFER,0,dt),U.bindBuffer(U.PIXEL_PACK_BUFFER,null),U.deleteBuffer(qt),U.deleteSync(ne),dt}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(v,N=null,V=0){let O=Math.pow(2,-V),k=Math.floor(v.image.width*O),dt=Math.floor(v.image.height*O),vt=N!==null?N.x:0,ct=N!==null?N.y:0;Ft.setTexture2D(v,0),U.copyTexSubImage2D(U.TEXTURE_2D,V,0,0,vt,ct,k,dt),ft.unbindTexture()},this.copyTextureToTexture=function(v,N,V=null,O=null,k=0,dt=0){let vt,ct,_t,wt,Ot,Xt,Mt,qt,ye,ne=v.isCompressedTexture?v.mipmaps[dt]:v.image;if(V!==null)vt=V.max.x-V.min.x,ct=V.max.y-V.min.y,_t=V.isBox3?V.max.z-V.min.z:1,wt=V.min.x,Ot=V.min.y,Xt=V.isBox3?V.min.z:0;else{let Jt=Math.pow(2,-k);vt=Math.floor(ne.width*Jt),ct=Math.floor(ne.height*Jt),v.isDataArrayTexture?_t=ne.depth:v.isData3DTexture?_t=Math.floor(ne.depth*Jt):_t=1,wt=0,Ot=0,Xt=0}O!==null?(Mt=O.x,qt=O.y,ye=O.z):(Mt=0,qt=0,ye=0);let ie=st.convert(N.format),ze=st.convert(N.type),St;N.isData3DTexture?(Ft.setTexture3D(N,0),St=U.TEXTURE_3D):N.isDataArrayTexture||N.isCompressedArrayTexture?(Ft.setTexture2DArray(N,0),St=U.TEXTURE_2D_ARRAY):(Ft.setTexture2D(N,0),St=U.TEXTURE_2D),ft.activeTexture(U.TEXTURE0),ft.pixelStorei(U.UNPACK_FLIP_Y_WEBGL,N.flipY),ft.pixelStorei(U.UNPACK_PREMULTIPLY_ALPHA_WEBGL,N.premultiplyAlpha),ft.pixelStorei(U.UNPACK_ALIGNMENT,N.unpackAlignment);let Ye=ft.getParameter(U.UNPACK_ROW_LENGTH),jt=ft.getParameter(U.UNPACK_IMAGE_HEIGHT),gn=ft.getParameter(U.UNPACK_SKIP_PIXELS),Ge=ft.getParameter(U.UNPACK_SKIP_ROWS),Nr=ft.getParameter(U.UNPACK_SKIP_IMAGES);ft.pixelStorei(U.UNPACK_ROW_LENGTH,ne.width),ft.pixelStorei(U.UNPACK_IMAGE_HEIGHT,ne.height),ft.pixelStorei(U.UNPACK_SKIP_PIXELS,wt),ft.pixelStorei(U.UNPACK_SKIP_ROWS,Ot),ft.pixelStorei(U.UNPACK_SKIP_IMAGES,Xt);let tn=v.isDataArrayTexture||v.isData3DTexture,_n=N.isDataArrayTexture||N.isData3DTexture;if(v.isDepthTexture){let Jt=It.get(v),Ue=It.get(N),_i=It.get(Jt.__renderTarget),pe=It.get(Ue.__renderTarget);ft.bindFramebuffer(U.READ_FRAMEBUFFER,_i.__webglFramebuffer),ft.bindFramebuffer(U.DRAW_FRAMEBUFFER,pe.__webglFramebuffer);for(let Ie=0;Ie<_t;Ie++)tn&&(U.framebufferTextureLayer(U.READ_FRAMEBUFFER,U.COLOR_ATTACHMENT0,It.get(v).__webglTexture,k,Xt+Ie),U.framebufferTextureLayer(U.DRAW_FRAMEBUFFER,U.COLOR_ATTACHMENT0,It.get(N).__webglTexture,dt,ye+Ie)),U.blitFramebuffer(wt,Ot,wt+vt,Ot+ct,Mt,qt,Mt+vt,qt+ct,U.DEPTH_BUFFER_BIT,U.NEAREST);ft.bindFramebuffer(U.READ_FRAMEBUFFER,null),ft.bindFramebuffer(U.DRAW_FRAMEBUFFER,null)}else if(k!==0||v.isRenderTargetTexture||It.has(v)){let Jt=It.get(v),Ue=It.get(N);ft.bindFramebuffer(U.READ_FRAMEBUFFER,I),ft.bindFramebuffer(U.DRAW_FRAMEBUFFER,H);for(let _i=0;_i<_t;_i++)tn?U.framebufferTextureLayer(U.READ_FRAMEBUFFER,U.COLOR_ATTACHMENT0,Jt.__webglTexture,k,Xt+_i):U.framebufferTexture2D(U.READ_FRAMEBUFFER,U.COLOR_ATTACHMENT0,U.TEXTURE_2D,Jt.__webglTexture,k),_n?U.framebufferTextureLayer(U.DRAW_FRAMEBUFFER,U.COLOR_ATTACHMENT0,Ue.__webglTexture,dt,ye+_i):U.framebufferTexture2D(U.DRAW_FRAMEBUFFER,U.COLOR_ATTACHMENT0,U.TEXTURE_2D,Ue.__webglTexture,dt),k!==0?U.blitFramebuffer(wt,Ot,wt+vt,Ot+ct,Mt,qt,Mt+vt,qt+ct,U.COLOR_BUFFER_BIT,U.NEAREST):_n?U.copyTexSubImage3D(St,dt,Mt,qt,ye+_i,wt,Ot,vt,ct):U.copyTexSubImage2D(St,dt,Mt,qt,wt,Ot,vt,ct);ft.bindFramebuffer(U.READ_FRAMEBUFFER,null),ft.bindFramebuffer(U.DRAW_FRAMEBUFFER,null)}else _n?v.isDataTexture||v.isData3DTexture?U.texSubImage3D(St,dt,Mt,qt,ye,vt,ct,_t,ie,ze,ne.data):N.isCompressedArrayTexture?U.compressedTexSubImage3D(St,dt,Mt,qt,ye,vt,ct,_t,ie,ne.data):U.texSubImage3D(St,dt,Mt,qt,ye,vt,ct,_t,ie,ze,ne):v.isDataTexture?U.texSubImage2D(U.TEXTURE_2D,dt,Mt,qt,vt,ct,ie,ze,ne.data):v.isCompressedTexture?U.compressedTexSubImage2D(U.TEXTURE_2D,dt,Mt,qt,ne.width,ne.height,ie,ne.data):U.texSubImage2D(U.TEXTURE_2D,dt,Mt,qt,vt,ct,ie,ze,ne);ft.pixelStorei(U.UNPACK_ROW_LENGTH,Ye),ft.pixelStorei(U.UNPACK_IMAGE_HEIGHT,jt),ft.pixelStorei(U.UNPACK_SKIP_PIXELS,gn),ft.pixelStorei(U.UNPACK_SKIP_ROWS,Ge),ft.pixelStorei(U.UNPACK_SKIP_IMAGES,Nr),dt===0&&N.generateMipmaps===!0&&N.mipmapsAutoUpdate===!0&&U.generateMipmap(St),ft.unbindTexture()},this.initRenderTarget=function(v){It.get(v).__webglFramebuffer===void 0&&Ft.setupRenderTarget(v)},this.initTexture=function(v){v.isCubeTexture?Ft.setTextureCube(v,0):v.isData3DTexture?Ft.setTexture3D(v,0):v.isDataArrayTexture||v.isCompressedArrayTexture?Ft.setTexture2DArray(v,0):Ft.setTexture2D(v,0),ft.unbindTexture()},this.resetState=function(){X=0,G=0,et=null,ft.reset(),ot.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return pi}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(t){this._outputColorSpace=t;let e=this.getContext();e.drawingBufferColorSpace=Yt._getDrawingBufferColorSpace(t),e.unpackColorSpace=Yt._getUnpackColorSpace()}};var Ba=class{constructor(t,e,i){this.pictures=e.length?t:null,this._blobs=e,this._rows=i,this.images=[]}async load(){this.pictures&&(this.images=await Promise.all(this._blobs.map(t=>createImageBitmap(t))))}number(t){return this._rows?this._rows[t]:t}at(t){let e=this.number(t);if(e<0||!this.pictures||!this.images.length)return null;let{w:i,h:n,sheets:r}=this.pictures,o=r.findIndex(({first:c,count:h})=>c<=e&&e<c+h);if(o<0)return null;let a=e-r[o].first,{across:l}=r[o];return{sheet:o,x:a%l*i,y:Math.floor(a/l)*n,w:i,h:n}}draw(t,e,i,n,r){let o=this.at(e);if(!o)return!1;let a=r/Math.max(o.w,o.h);return t.imageSmoothingEnabled=a<1,t.drawImage(this.images[o.sheet],o.x,o.y,o.w,o.h,i,n,o.w*a,o.h*a),!0}};var Ph=65535,ky=new Map([[Uint8Array,255],[Uint16Array,65535]]),ai="unknown",Oi=0,Ih=1,Nf="correct";function De(s){if(!Number.isFinite(s))return ai;let t=Math.abs(s);return(t!==0&&(t>=1e6||t<1e-4)?s.toExponential(3):String(Number(s.toPrecision(4)))).replaceAll("-","−")}var Lt=s=>s.toLocaleString("en-US"),ka=class{constructor({head:t,blob:e,sheets:i=[]}){this.head=t,this.count=t.count,this.title=t.title,this.roles=t.roles,this.neighborsKnown=t.neighbors,this.arrays=new Dr(t.arrays,e),this._ids=null,this.layouts=new Map(t.layouts.map(n=>[n.name,n])),this.epochs=t.epochs?.items??[],this.columns=new Map(t.columns.map(n=>[n.name,n])),this.sheets=new Ba(t.pictures,i,t.pictures?.rows?this.arrays.get(t.pictures.rows):null),this._places=new Map,this._codes=new WeakMap,this._judged={epoch:NaN,rows:null},this._rowOf=null}get ids(){return this._ids??=this.head.ids===null?Array.from({length:this.count},(t,e)=>String(e)):this.arrays.get(this.head.ids),this._ids}positions(t){let e=this.layouts.get(t);return this._placed(e.array,e)}epochPositions(t){return this._placed(this.epochs[t].array,this.head.epochs)}_placed(t,{low:e,step:i}){return this._places.has(t)||this._places.set(t,zy(this.arrays.get(t),e,i)),this._places.get(t)}values(t,e=-1){return t===Nf&&this._keyAt(this.roles.prediction,e)?this.judged(e)??this.arrays.get(this.columns.get(t).array):this.arrays.get(this._keyAt(t,e)??this.columns.get(t).array)}_keyAt(t,e){let i=this.epochs[e];return i?t===this.roles.prediction?i.prediction:t===this.roles.confidence?i.confidence:null:null}follows(t){let{confidence:e,prediction:i}=this.roles,n=r=>this.epochs.some(o=>o[r]!==null);return t===e&&n("confidence")||[i,Nf].includes(t)&&n("prediction")}codes(t,e=-1){let i=this.values(t,e);if(i instanceof Int32Array)return i;if(!this._codes.has(i)){let n=Int32Array.from(i),r=ky.get(i.constructor);for(let o=0;o<n.length;o++)n[o]===r&&(n[o]=-1);this._codes.set(i,n)}return this._codes.get(i)}numbers(t,e=-1){let i=this.values(t,e);return i instanceof Uint8Array?Float32Array.from(i,n=>n===255?NaN:n/254):i}classColumn(t,e=-1){return(t===this.roles.prediction&&this._keyAt(t,e)?this.head.columns[this.head.epochs.label]:null)??this.columns.get(t)}classNames(t,e=-1){let i=this.classColumn(t,e);return i.names??(i.type==="bool"?["no","yes"]:[])}judged(t=-1){let{label:e,prediction:i,right:n}=this.roles;return this._judged.epoch===t?this._judged.rows:(this._judged={epoch:t,rows:this._judge(t,e,i,n)},this._judged.rows)}_judge(t,e,i,n){if(this._keyAt(i,t)&&e!==null){let r=this.codes(i,t),o=this.codes(e),a=new Uint8Array(this.count);for(let l=0;l<this.count;l++){let c=r[l]>=0&&o[l]>=0;a[l]=c?r[l]===o[l]?Ih:Oi:255}return a}return n===null?null:this.arrays.get(n)}text(t,e,i=-1){let n=this.columns.get(t);if(n.type==="text")return this.arrays.get(n.array)[e];let r=this.values(t,i)[e];if(n.type==="scalar"){let o=this.numbers(t,i)[e];return Number.isFinite(o)&&n.unit?`${De(o)} ${n.unit}`:De(o)}return this.classNames(t,i)[r]??ai}details(t,e=-1){return[["id",this.ids[t]],...[...this.columns.keys()].map(i=>[i,this.text(i,t,e)])]}rowOf(t){return this._rowOf??=new Map(this.ids.map((e,i)=>[e,i])),this._rowOf.get(t)??-1}neighbors(t){let e=this.neighborsKnown;return!e||t<0?[]:[...this.arrays.get(e.array).subarray(t*e.k,(t+1)*e.k)].filter(i=>i>=0)}};function zy(s,t,e){let i=new Float32Array(s.length);for(let n=0;n<s.length;n+=3){let r=s[n]===Ph&&s[n+1]===Ph&&s[n+2]===Ph;for(let o=0;o<3;o++)i[n+o]=r?NaN:t[o]+e*s[n+o]}return i}var Lh=4,za=class{constructor(t){this._data=t,this.classes=new Map,this.ranges=new Map,this.isolated=null}get follow(){return[...this.classes.keys(),...this.ranges.keys()].some(t=>this._data.follows(t))}hides(t,e){return!!this.classes.get(t)?.has(e)}hide(t,e){let i=new Set(e);i.size?this.classes.set(t,i):this.classes.delete(t)}keep(t,e,i){Number.isFinite(e)||Number.isFinite(i)?this.ranges.set(t,[e,i]):this.ranges.delete(t)}clear(){this.classes.clear(),this.ranges.clear(),this.isolated=null}visible(t){let e=this._data,i=new Uint8Array(e.count).fill(this.isolated?0:1);for(let n of this.isolated??[])i[n]=1;for(let[n,r]of this.classes){let o=e.classNames(n,t).map(l=>r.has(l)),a=r.has(null);e.codes(n,t).forEach((l,c)=>(l<0?a:o[l])&&(i[c]=0))}for(let[n,[r,o]]of this.ranges)e.numbers(n,t).forEach((a,l)=>a>=r&&a<=o||(i[l]=0));return i}get reasons(){let t=[...this.classes].map(([n,r])=>({words:this._without(n,r),clear:()=>this.classes.delete(n)})),e=[...this.ranges].map(([n,r])=>({words:Gy(n,r),clear:()=>this.ranges.delete(n)})),i={words:`only ${Lt(this.isolated?.size??0)} rows`,clear:()=>this.isolated=null};return[...t,...e,...this.isolated?[i]:[]]}_without(t,e){let i=this._data.classNames(t).filter(n=>!e.has(n));return i.length<e.size?`${t}: ${Df(i)||"none"}`:`${t} without ${Df([...e])}`}},Df=s=>s.slice(0,Lh).map(t=>t??ai).join(", ")+(s.length>Lh?` and ${Lt(s.length-Lh)} more`:"");function Gy(s,[t,e]){return Number.isFinite(t)?Number.isFinite(e)?`${De(t)} ≤ ${s} ≤ ${De(e)}`:`${s} ≥ ${De(t)}`:`${s} ≤ ${De(e)}`}var bi="none",Vy=50,Ga=class extends EventTarget{constructor(t){super(),this.data=t,this.epochsName=t.head.epochs?.name??null,this.layoutNames=[...t.layouts.keys(),...this.epochsName===null?[]:[this.epochsName]],this.colorNames=[...new Set([...t.columns.values()].filter(({type:e})=>e!=="text").map(({name:e})=>e)).add(bi)],this.layout=this.layoutNames.includes(t.head.layout)?t.head.layout:this.layoutNames[0],this.color=t.head.color??bi,this.epoch=t.head.epoch??Math.max(0,t.epochs.length-1),this.playing=!1,this.hovered=-1,this.selected=new Set,this.searchText="",this.found=[],this.neighborsShown=!!t.neighborsKnown,this.namesShown=!0,this.mistakesShown=!0,this.picturesShown=!1,this.pointSize=t.head.size_m,this.filters=new za(t),this.visible=new Uint8Array(t.count).fill(1),this.visibleCount=t.count,this._before=[],this._after=[]}get inEpochs(){return this.epochsName!==null&&this.layout===this.epochsName}get epochShown(){return this.inEpochs?Math.round(this.epoch):-1}get attended(){if(this.hovered>=0)return this.hovered;let[t]=this.selected;return this.selected.size===1&&this.visible[t]?t:-1}_tell(t){this.filters.follow&&this._seenAt!==this.epochShown&&this._see(),this.dispatchEvent(new CustomEvent("change",{detail:{what:t}}))}setLayout(t){!this.layoutNames.includes(t)||t===this.layout||(this.layout=t,this.inEpochs||this.play(!1),this._tell("layout"))}setColor(t){!this.colorNames.includes(t)||t===this.color||(this.color=t,this._tell("color"))}setEpoch(t){this.epochsName===null||!Number.isFinite(t)||(this.epoch=Math.min(this.data.epochs.length-1,Math.max(0,t)),this.setLayout(this.epochsName),this._tell("epoch"))}play(t){t===this.playing||t&&this.data.epochs.length<2||(this.playing=t,t&&this.setEpoch(this.epoch>=this.data.epochs.length-1?0:this.epoch),this._tell("playing"))}hover(t){t!==this.hovered&&(this.hovered=t,this._tell("hovered"))}select(t,e="replace"){let i=e==="replace"?new Set:new Set(this.selected);for(let n of t)e==="remove"||e==="toggle"&&i.has(n)?i.delete(n):i.add(n);this._before.push(this.selected),this._before.length>Vy&&this._before.shift(),this._after=[],this.selected=i,this._tell("selected")}undo(){this._turn(this._before,this._after)}redo(){this._turn(this._after,this._before)}_turn(t,e){t.length&&(e.push(this.selected),this.selected=t.pop(),this._tell("selected"))}search(t){return this.searchText=t,this.found=Mu(this.data,t).filter(e=>this.visible[e]),this._tell("search"),this.found}hideClass(t,e,i=!0){let n=new Set(this.filters.classes.get(t)),r=this.data.classNames(t,this.epochShown)[e]??null;i?n.add(r):n.delete(r),this.hideClasses(t,n)}hideClasses(t,e){this.filters.hide(t,e),this._see()}setRange(t,e,i){this.filters.keep(t,e,i),this._see()}isolate(t){this.filters.isolated=t===null?null:new Set(t),this._see()}invert(){let t=Qe(this.visible.map(e=>1-e));this.filters.clear(),this.isolate(t)}clear(t){t.clear(),this._see()}showAll(){this.filters.clear(),this._see()}_see(){this._seenAt=this.epochShown,this.visible=this.filters.visible(this._seenAt),this.visibleCount=this.visible.reduce((t,e)=>t+e,0),this._tell("visible")}show(t,e=!this[t+"Shown"]){this[t+"Shown"]=e,this._tell(t)}setPointSize(t){this.pointSize=Math.min(.06,Math.max(.001,t)),this._tell("pointSize")}};function _s(s){let t=parseInt(s.slice(1),16);return[t>>16,t>>8&255,t&255]}function Uf(s,t,e,i){let n=t===bi?null:s.columns.get(t),r=_s(s.head.unknown);if(!n)Nh(i,[_s(s.head.plain)],s.count,()=>0);else if(n.type==="scalar"){let o=[...s.head.palettes[n.palette].map(_s),r],a=s.numbers(t,e),{low:l,high:c}=n;Nh(i,o,s.count,h=>{let d=(a[h]-l)/(c-l);return d===d?Math.round(255*Math.min(1,Math.max(0,d))):256})}else{let o=[...ji(s,t,e).map(_s),r],a=s.codes(t,e);Nh(i,o,s.count,l=>a[l]<0?o.length-1:a[l])}}function Nh(s,t,e,i){let n=Uint8Array.from(t.flat());for(let r=0;r<e;r++){let o=3*i(r);s[4*r]=n[o],s[4*r+1]=n[o+1],s[4*r+2]=n[o+2]}}function ji(s,t,e){return s.classColumn(t,e).colors??[]}var Hy=3 .toFixed(1),Mr=1,Sr=2,wr=4,xs=8,Va=`
vec3 sky(vec3 direction) {
  vec3 low = vec3(0.0032, 0.0036, 0.0050), horizon = vec3(0.0140, 0.0165, 0.0230), high = vec3(0.0050, 0.0062, 0.0105);
  return mix(horizon, direction.y < 0.0 ? low : high, smoothstep(0.0, 0.75, abs(direction.y)));
}`,Dh=`
attribute vec3 to;
attribute vec4 tint;   // sRGB, flags
attribute float picture; // number, −1 for none
uniform float t, pointM, scale, heightPx, smallestPx, smallestCrossPx, ringed;
uniform float smallestPicturePx, leastPicturePx;
bool absent(vec3 p) { return !(abs(p.x) < 1e9); }
vec3 placed(out float shown) {
  shown = 1.0;
  if (absent(position) && absent(to)) { shown = 0.0; return vec3(0.0); }
  if (absent(position)) { shown = clamp(2.0 * t - 1.0, 0.0, 1.0); return to; }
  if (absent(to)) { shown = clamp(1.0 - 2.0 * t, 0.0, 1.0); return position; }
  return mix(position, to, t);
}
// Height in pixels of a row's picture, 0 where a point stands in its place.
float pictureHeight(float depth, bool hovered) {
  float natural = ${Hy} * pointM * scale * projectionMatrix[1][1] * heightPx * 0.5 / depth;
  return picture < 0.0 || natural < leastPicturePx ? 0.0 : max(natural, smallestPicturePx) * (hovered ? 1.5 : 1.0);
}
vec3 linear(vec3 c) { return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c)); }
vec3 hazed(vec3 rgb, vec3 toward, bool lit) {
  if (lit) return rgb;
  float far = length(toward);
  float haze = 0.55 * (1.0 - exp(-max(far / max(scale, 1e-6) - 1.0, 0.0) * 0.11));
  return mix(rgb, sky(toward / max(far, 1e-6)), max(haze, 0.75 * (1.0 - ringed)));
}`,Ff=`
float rimPx(float r) { return clamp(0.18 * r, 1.0, 5.0) * smoothstep(1.0, 3.0, r); }`,Of=`
${Va}${Dh}${Ff}
varying vec4 vColor;   // linear, width of the ring in pixels
varying vec3 vDisc;    // radius in pixels, half the square, 1 for a cross
void main() {
  float shown;
  vec3 at = placed(shown);
  int flag = int(tint.a * 255.0 + 0.5);
  vec4 room = modelMatrix * vec4(at, 1.0);
  vec4 clip = projectionMatrix * (viewMatrix * room);
  if ((flag & ${Mr}) != 0 || shown <= 0.0 || clip.w <= 0.0) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); gl_PointSize = 0.0; return; }
  bool selected = (flag & ${Sr}) != 0, wrong = (flag & ${wr}) != 0, hovered = (flag & ${xs}) != 0;
  float depth = clip.w / length(viewMatrix[0].xyz); // of the room: a person in a headset may be larger or smaller
  if (pictureHeight(depth, hovered) > 0.0) { gl_Position = vec4(0.0, 0.0, 2.0, 1.0); gl_PointSize = 0.0; return; }
  float marked = hovered ? 1.0 : selected ? ringed : 0.0;
  float emphasis = (hovered ? 1.8 : selected ? 1.3 : 1.0) * (wrong ? 1.7 : 1.0);
  float natural = pointM * scale * emphasis * projectionMatrix[1][1] * heightPx * 0.5 / depth;
  float smallest = wrong ? smallestCrossPx : smallestPx * (hovered ? 4.0 : 1.0 + 1.5 * marked);
  float diameter = clamp(natural, smallest, 0.12 * heightPx) * shown * smoothstep(0.03, 0.25, depth / scale);
  diameter = max(diameter, 1.0);
  vec3 rgb = linear(tint.rgb);
  if ((selected || hovered) && !wrong) rgb = mix(rgb, vec3(1.0), 0.25 * marked);
  float ring = marked * max(2.0, 0.22 * diameter), r = 0.5 * diameter;
  float rim = wrong ? rimPx(r) : 0.0;
  vColor = vec4(hazed(rgb, room.xyz - cameraPosition, selected || hovered), ring);
  vDisc = vec3(r, r + max(ring, rim) + 0.5, float(wrong));
  gl_Position = clip;
  gl_PointSize = 2.0 * vDisc.y;
}`,Bf=`
${Ff}
varying vec4 vColor;
varying vec3 vDisc;
float crossed(vec2 p, float r) {
  vec2 q = abs(vec2(p.x + p.y, p.x - p.y)) * 0.70710678;
  float bar = max(1.1, 0.26 * r);
  return min(max(q.x - r, q.y - bar), max(q.y - r, q.x - bar));
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * vec2(2.0, -2.0) * vDisc.y;
  float r = vDisc.x, apart = length(p);
  bool cross = vDisc.z > 0.5;
  float within = cross ? crossed(p, r) : apart - r;
  float cover = clamp(0.5 - within, 0.0, 1.0);
  vec2 n = p / max(r, 1.0);
  float bulge = sqrt(max(0.0, 1.0 - dot(n, n)));
  float light = 0.42 + 0.62 * max(0.0, dot(vec3(n, bulge), vec3(-0.37, 0.56, 0.74)));
  light = cross ? 1.0 : mix(0.8, light, smoothstep(1.5, 4.0, r));
  vec3 shaded = vColor.rgb * light;
  if (!cross) shaded += 0.10 * pow(max(0.0, dot(vec3(n, bulge), vec3(-0.30, 0.42, 0.856))), 24.0) * smoothstep(3.0, 8.0, r);
  vec4 body = vec4(shaded, 1.0) * cover;
  if (cross) body.a = max(body.a, clamp(0.5 - (within - rimPx(r)), 0.0, 1.0));
  if (vColor.a > 0.0) {
    float ring = clamp(0.5 - (abs(apart - r - 0.62 * vColor.a) - 0.30 * vColor.a), 0.0, 1.0);
    body += vec4(vec3(0.95), 1.0) * ring * (1.0 - body.a);
  }
  if (body.a < 0.35) discard;
  gl_FragColor = vec4(body.rgb / body.a, body.a);
  #include <colorspace_fragment>
}`,kf=`
varying vec3 vToward;
void main() {
  vToward = (modelMatrix * vec4(position, 1.0)).xyz - cameraPosition;
  gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(position, 1.0);
  gl_Position.z = gl_Position.w;
}`,zf=`
${Va}
varying vec3 vToward;
float grid(vec2 at, vec2 pixel, float width) {
  vec2 apart = abs(fract(at - 0.5) - 0.5);
  vec2 line = 1.0 - smoothstep(vec2(width), width + 1.5 * pixel, apart);
  line *= 1.0 - smoothstep(0.15, 0.6, pixel);
  return max(line.x, line.y);
}
void main() {
  vec3 direction = normalize(vToward), color = sky(direction);
  float away = -cameraPosition.y / direction.y;
  vec2 at = cameraPosition.xz + direction.xz * away, pixel = fwidth(at);
  if (away > 0.0) {
    float fade = exp(-length(at) * 0.16) * smoothstep(0.0, 0.12, abs(direction.y));
    float lines = max(0.55 * grid(at, pixel, 0.004), grid(at / 5.0, pixel / 5.0, 0.0012));
    color = mix(color, vec3(0.0105, 0.0120, 0.0160), 0.75 * fade) + vec3(0.022, 0.027, 0.037) * lines * fade;
  }
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  gl_FragColor = vec4(color + (noise - 0.5) * 0.0006, 1.0);
  #include <colorspace_fragment>
}`;var Gf=9,Uh=2048,Wy=1e9,Xy=`
${Va}${Dh}
uniform vec2 range;     // first picture of the sheet, and the one after its last
varying vec4 vColor;    // linear, how bright
varying vec4 vPicture;  // number on the sheet, height in pixels, selected, wrong
void main() {
  gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
  gl_PointSize = 0.0;
  float shown;
  vec4 room = modelMatrix * vec4(placed(shown), 1.0), clip = projectionMatrix * (viewMatrix * room);
  int flag = int(tint.a * 255.0 + 0.5);
  if ((flag & ${Mr}) != 0 || shown <= 0.0 || clip.w <= 0.0 || picture < range.x || picture >= range.y) return;
  bool selected = (flag & ${Sr}) != 0, hovered = (flag & ${xs}) != 0;
  float depth = clip.w / length(viewMatrix[0].xyz), height = pictureHeight(depth, hovered);
  if (height <= 0.0) return;
  height = min(height * shown, 0.25 * heightPx) * smoothstep(0.03, 0.25, depth / scale);
  float bright = selected || hovered ? 1.0 : mix(0.25, 1.0, ringed);
  vColor = vec4(mix(linear(tint.rgb), vec3(0.9), selected || hovered ? max(ringed, float(hovered)) : 0.0), bright);
  vPicture = vec4(picture - range.x, height, float(selected || hovered), float((flag & ${wr}) != 0));
  // A little before its own point, so that no neighbor pokes through; what one points at is before all.
  vec4 front = projectionMatrix * (viewMatrix * vec4(room.xyz + normalize(cameraPosition - room.xyz) * 0.3 * pointM * scale, 1.0));
  gl_Position = vec4(clip.xy, hovered ? -clip.w : front.z / front.w * clip.w, clip.w);
  gl_PointSize = height;
}`,qy=`
uniform sampler2D sheet;
uniform vec2 aspect, size;  // size of a picture in texels
uniform float across;
varying vec4 vColor, vPicture;
// Sharp pixels with smooth edges where a picture is enlarged, an even mean where it is shrunk; never of its neighbors.
vec3 texel(vec2 at, vec2 step) {
  vec2 place = vec2(mod(vPicture.x, across), floor(vPicture.x / across)), texel = at * size;
  vec2 seam = floor(texel + 0.5), pixel = clamp(step, 1e-4, 1.0);
  texel = clamp(seam + clamp((texel - seam) / pixel, -0.5, 0.5), vec2(0.5), size - 0.5);
  vec4 found = texture2D(sheet, (place * size + texel) / vec2(textureSize(sheet, 0)));
  return found.rgb + 0.005 * (1.0 - found.a);
}
void main() {
  vec2 at = (gl_PointCoord - 0.5) / aspect + 0.5;
  if (any(lessThan(at, vec2(0.0))) || any(greaterThan(at, vec2(1.0)))) discard;
  vec2 px = aspect * vPicture.y, edge = (0.5 - abs(at - 0.5)) * px;
  float width = clamp(0.06 * vPicture.y, 1.0, 8.0) * (vPicture.z > 0.5 ? 1.6 : 1.0);
  vec2 room = px - 2.0 * width, inner = (at - 0.5) * px / room + 0.5, step = size / room, apart = 0.25 / room; // the frame hides nothing
  vec3 color = 0.25 * (texel(inner + apart, step) + texel(inner - apart, step) + texel(inner + apart * vec2(1.0, -1.0), step) + texel(inner - apart * vec2(1.0, -1.0), step));
  color = mix(color, vColor.rgb, clamp(width + 0.5 - min(edge.x, edge.y), 0.0, 1.0)) * vColor.a;
  if (vPicture.w > 0.5) { // a cross in the upper right corner
    vec2 corner = vec2(at.x - 0.83, 0.17 - at.y), turned = abs(vec2(corner.x + corner.y, corner.x - corner.y)) * 0.7071;
    float bar = min(max(turned.x - 0.16, turned.y - 0.035), max(turned.y - 0.16, turned.x - 0.035));
    float soft = 1.0 / vPicture.y;
    color = mix(color, vec3(0.004), smoothstep(soft, -soft, bar - 0.04));
    color = mix(color, vec3(0.95), smoothstep(soft, -soft, bar));
  }
  gl_FragColor = vec4(color, 1.0);
  #include <colorspace_fragment>
}`,Ha=class{constructor(t,e,i){this._cloud=t,this._data=e,this._state=i,this.object=new ue,this._uniforms=t.uniforms}update(){let{sheets:t,count:e}=this._data,i=this._state.picturesShown&&t.images.length>0;i&&!this.object.children.length&&this._make(t),this.object.visible=i,this._uniforms.smallestPicturePx.value=Gf,this._uniforms.leastPicturePx.value=i?e>Uh?Gf:0:Wy}_make({pictures:{w:t,h:e,sheets:i},images:n}){let r=Math.max(t,e);i.forEach(({first:o,count:a,across:l},c)=>{let d={sheet:Object.assign(new Fe(n[c]),{colorSpace:be,flipY:!1,generateMipmaps:!1,minFilter:Ee,needsUpdate:!0}),range:[o,o+a],across:l,aspect:[t/r,e/r],size:[t,e]},u={...this._uniforms,...Object.fromEntries(Object.entries(d).map(([g,x])=>[g,{value:x}]))},m=new bn(this._cloud.pictured(),new Me({vertexShader:Xy,fragmentShader:qy,uniforms:u}));m.frustumCulled=!1,this.object.add(m)})}stop(){for(let{material:t}of this.object.children)t.uniforms.sheet.value.dispose(),t.dispose()}};var br=class{constructor(t=1/0){this.count=t,this.begin()}begin(){this.first=0,this.best=-1,this.least=1/0}};function Vf({from:s,to:t,t:e,visible:i,radius:n},r,o,a,l=new br){let c=Math.tan(a),{x:h,y:d,z:u}=r,{x:m,y:g,z:x}=o,[f,p,M]=e>=1||s===t?[t,t,0]:e<=0?[s,s,0]:[s,t,e],T=Math.min(i.length,l.first+l.count),{best:w,least:E}=l;for(let b=l.first,_=3*b;b<T;b++,_+=3){if(i[b]===0)continue;let S=f[_],L=f[_+1],C=f[_+2];M!==0&&(S=ys(S,p[_],M),L=ys(L,p[_+1],M),C=ys(C,p[_+2],M)),S-=h,L-=d,C-=u;let D=S*m+L*g+C*x,F=Math.max(D*c,n),z=S*S+L*L+C*C-D*D;if(!(D>0)||z>F*F)continue;let I=D+60*Math.max(0,Math.sqrt(Math.max(0,z))-n);I<E&&(E=I,w=b)}return Object.assign(l,{first:T,best:w,least:E}),w}function ys(s,t,e){let i=s+(t-s)*e;return i===i?i:e>=.5?t:s}function Hf(s,t,e){let i=!1;for(let n=0,r=s.length-1;n<s.length;r=n++){let[o,a]=s[n],[l,c]=s[r];a>e!=c>e&&t<(l-o)*(e-a)/(c-a)+o&&(i=!i)}return i}var $y=1.2,Fh=[200,500],Wa=2,Zy=3.5,Jy=.03,Xa=class{constructor(t,e,i){this._data=t,this._state=e,this._wake=i,this.object=new ue,this.t=1,this._flight=1,this._attributes=new Map,this._geometry=new ge,this._tint=new oe(new Uint8Array(4*t.count),4,!0),this._tint.onUpload(()=>this._whole=!1),this._geometry.setAttribute("tint",this._tint),this._sample=null,this._drawn=e.visible;let n=o=>({value:o});this.uniforms={t:n(1),pointM:n(.01),scale:n(1),heightPx:n(720),smallestPx:n(Wa),smallestCrossPx:n(Wa),ringed:n(1),smallestPicturePx:n(0),leastPicturePx:n(1e9)};let r=new Me({vertexShader:Of,fragmentShader:Bf,uniforms:this.uniforms});r.alphaToCoverage=!0,this.points=new bn(this._geometry,r),this.points.frustumCulled=!1,this.pictures=new Ha(this,t,e),this.object.add(this.points,this.pictures.object),this._arrange(),this._paint(),this._listener=o=>this._changed(o.detail.what),e.addEventListener("change",this._listener)}get places(){return{from:this._from.array,to:this._to.array,t:this.t,visible:this._drawn,radius:this._state.pointSize/2*(this.pictures.object.visible?3:1)}}pictured(){let{sheets:t,count:e}=this._data,i=Float32Array.from({length:e},(n,r)=>t.number(r));return this._geometry.hasAttribute("picture")||this._geometry.setAttribute("picture",new oe(i,1)),this._geometry}positionOf(t,e){let{from:i,to:n,t:r}=this.places,o=a=>ys(i[3*t+a],n[3*t+a],r);return e.set(o(0),o(1),o(2))}endOf(t,e){return this._flight<1?e.fromArray(this._to.array,3*t):this.positionOf(t,e)}sees(t){return!!this._state.visible[t]&&this.positionOf(t,Xf).x===Xf.x}pick(t,e,i,n){return this.object.updateWorldMatrix(!0,!1),Oh.copy(this.object.matrixWorld).invert(),Vf(this.places,Wf.copy(t).applyMatrix4(Oh),jy.copy(e).transformDirection(Oh),i,n)}update(t,e,i=!1){this._flight<1&&(this._flight=i?1:Math.min(1,this._flight+t/$y),this.t=this._flight*this._flight*(3-2*this._flight)),this.uniforms.t.value=this.t,this.uniforms.pointM.value=this._state.pointSize,this.uniforms.heightPx.value=e;let n=Math.sqrt(Jy*e*e/Math.max(1,this._wrong));return this.uniforms.smallestCrossPx.value=Math.max(Wa,Math.min(Zy*Wa,n)),this.uniforms.scale.value=this.object.getWorldScale(Wf).x,this.pictures.update(),this._flight<1}sample(t){this._sample=t<this._data.count?Ky(this._data.count).subarray(0,t):null,this._thin(),this._wake()}_thin(){let{visible:t,selected:e}=this._state;if(this._drawn=t,this._geometry.setIndex(null),!!this._sample){this._drawn=new Uint8Array(t.length);for(let i of[this._sample,e])for(let n of i)this._drawn[n]=t[n];this._geometry.setIndex(new oe(Uint32Array.from(Qe(this._drawn)),1))}}_changed(t){t==="layout"&&this._fly(),t==="epoch"&&this._scrub(),t==="color"&&this._paint(),["selected","visible","mistakes"].includes(t)&&this._flag(),t==="hovered"&&this._flagHovered(),(t==="epoch"||t==="layout")&&this._follow(),(t==="selected"||t==="visible")&&this._thin(),this._wake()}_attribute(t){if(!this._attributes.has(t)){let e=typeof t=="number"?this._data.epochPositions(t):this._data.positions(t);this._attributes.set(t,new oe(e,3))}return this._attributes.get(t)}_use(t,e,i){this._from=t,this._to=e,this.t=i,this._geometry.setAttribute("position",t),this._geometry.setAttribute("to",e)}_epochs(){let{epoch:t}=this._state,e=Math.max(0,Math.min(Math.floor(t),this._data.epochs.length-2)),i=Math.min(e+1,this._data.epochs.length-1);return[this._attribute(e),this._attribute(i),t-e]}_arrange(){let{layout:t,inEpochs:e}=this._state;e?this._use(...this._epochs()):this._use(this._attribute(t),this._attribute(t),1)}_fly(){let{layout:t,inEpochs:e}=this._state,i=this.t>=1?this._to:this._mixed();this._use(i,this._attribute(e?Math.round(this._state.epoch):t),0),this._flight=0}_scrub(){if(this._flight<1&&!this._state.playing&&Number.isInteger(this._state.epoch)){this._use(this._from,this._attribute(this._state.epoch),this.t);return}this._flight=1,this._use(...this._epochs())}_mixed(){let{from:t,to:e,t:i}=this.places,n=new Float32Array(t.length);for(let r=0;r<n.length;r++)n[r]=ys(t[r],e[r],i);return new oe(n,3)}_follow(){let{epochShown:t}=this._state;t!==this._painted&&this._paint()}_paint(){this._painted=this._state.epochShown,Uf(this._data,this._state.color,this._painted,this._tint.array),this._judged=this._data.judged(this._painted),this._flag()}_flag(){let{selected:t,visible:e,mistakesShown:i}=this._state,n=this._tint.array;this._wrong=0;for(let r=0;r<e.length;r++){let o=i&&this._judged?.[r]===Oi;o&&e[r]&&this._wrong++,n[4*r+3]=(e[r]?0:Mr)|(o?wr:0)}for(let r of t)n[4*r+3]|=Sr;this._hovered=-1,this._tint.clearUpdateRanges(),this._whole=!0,this._flagHovered(),this.uniforms.ringed.value=Math.min(1,Math.max(0,(Fh[1]-t.size)/(Fh[1]-Fh[0]))),this._tint.needsUpdate=!0}_flagHovered(){let{hovered:t}=this._state,e=this._tint.array;for(let i of[this._hovered,t])i<0||(e[4*i+3]=i===t?e[4*i+3]|xs:e[4*i+3]&~xs,this._whole||this._tint.addUpdateRange(4*i,4));this._hovered=t,this._tint.needsUpdate=!0}stop(){this._state.removeEventListener("change",this._listener),this._geometry.dispose(),this.points.material.dispose(),this.pictures.stop()}};function Ky(s){let t=Uint32Array.from({length:s},(i,n)=>n),e=1;for(let i=s-1;i>0;i--){e=Math.imul(e,1664525)+1013904223>>>0;let n=Math.floor(e/2**32*(i+1));[t[i],t[n]]=[t[n],t[i]]}return t}var Oh=new Zt,Wf=new R,jy=new R,Xf=new R;function Bh(){let s=(x,f)=>Array.isArray(x)?x:[x??f,x??f];function t(x,f,p,M){let T=Math.max(0,Math.ceil(-p/f)),w=Math.min(x,Math.floor((M-1-p)/f)+1);return[T,w]}function e({weights:{weight:x,bias:f}},{values:p}){let[M,T]=x.shape,w=x.values,E=new Float32Array(M);for(let b=0,_=0;b<M;b++){let S=f?f.values[b]:0;for(let L=0;L<T;L++)S+=w[_++]*p[L];E[b]=S}return{values:E,shape:[M]}}function i(x,f,p){let M=new Float32Array(x*f);if(p)for(let T=0;T<x;T++)M.fill(p.values[T],T*f,(T+1)*f);return M}function n({options:x,weights:{weight:f,bias:p}},{values:M,shape:[T,w,E]}){let[b,_,S,L]=f.shape,C=x.groups??1,D=f.values,[F,z]=s(x.stride,1),[I,H]=s(x.padding,0),[X,G]=s(x.dilation,1),et=Math.floor((w+2*I-X*(S-1)-1)/F)+1,W=Math.floor((E+2*H-G*(L-1)-1)/z)+1,j=i(b,et*W,p);for(let tt=0;tt<b;tt++){let yt=Math.floor(tt/(b/C))*(T/C);for(let At=0;At<_;At++)for(let Y=0;Y<S;Y++){let[ht,xt]=t(et,F,Y*X-I,w);for(let bt=0;bt<L;bt++){let pt=D[((tt*_+At)*S+Y)*L+bt],Pt=bt*G-H,[ae,Tt]=t(W,z,Pt,E);for(let Wt=ht;Wt<xt;Wt++){let Kt=((yt+At)*w+Wt*F+Y*X-I)*E+Pt,Bt=(tt*et+Wt)*W;for(let le=ae;le<Tt;le++)j[Bt+le]+=pt*M[Kt+le*z]}}}}return{values:j,shape:[b,et,W]}}function r({options:x,weights:{weight:f,bias:p}},{values:M,shape:[T,w,E]}){let[,b,_,S]=f.shape,L=x.groups??1,C=b*L,D=f.values,[F,z]=s(x.stride,1),[I,H]=s(x.padding,0),[X,G]=s(x.dilation,1),[et,W]=s(x.output_padding,0),j=(w-1)*F-2*I+X*(_-1)+et+1,tt=(E-1)*z-2*H+G*(S-1)+W+1,yt=i(C,j*tt,p);for(let At=0;At<T;At++){let Y=Math.floor(At/(T/L))*b;for(let ht=0;ht<b;ht++)for(let xt=0;xt<_;xt++){let[bt,pt]=t(w,F,xt*X-I,j);for(let Pt=0;Pt<S;Pt++){let ae=D[((At*b+ht)*_+xt)*S+Pt],Tt=Pt*G-H,[Wt,Kt]=t(E,z,Tt,tt);for(let Bt=bt;Bt<pt;Bt++){let le=(At*w+Bt)*E,xe=((Y+ht)*j+Bt*F+xt*X-I)*tt+Tt;for(let Se=Wt;Se<Kt;Se++)yt[xe+Se*z]+=ae*M[le+Se]}}}}return{values:yt,shape:[C,j,tt]}}function o({weights:{scale:x,shift:f}},{values:p,shape:M}){let T=p.length/M[0];return{values:p.map((w,E)=>w*x.values[Math.floor(E/T)]+f.values[Math.floor(E/T)]),shape:M}}function a({options:x},{values:f,shape:[p,M,T]}){let[w,E]=s(x.scale_factor,2),b=M*w,_=T*E,S=new Float32Array(p*b*_);for(let L=0,C=0;L<p;L++)for(let D=0;D<b;D++)for(let F=0;F<_;F++)S[C++]=f[(L*M+Math.floor(D/w))*T+Math.floor(F/E)];return{values:S,shape:[p,b,_]}}function l(x,{values:f,shape:p}){let M=f.reduce((E,b)=>Math.max(E,b),-1/0),T=Float64Array.from(f,E=>Math.exp(E-M)),w=T.reduce((E,b)=>E+b,0);return{values:Float32Array.from(T,E=>E/w),shape:p}}function c(x){let f=1/(1+.3275911*Math.abs(x)),p=((((1.061405429*f-1.453152027)*f+1.421413741)*f-.284496736)*f+.254829592)*f*Math.exp(-x*x);return Math.sign(x)*(1-p)}let h=x=>1/(1+Math.exp(-x)),d={relu:()=>x=>x>0?x:0,leaky_relu:({negative_slope:x=.01})=>f=>f>0?f:x*f,elu:({alpha:x=1})=>f=>f>0?f:x*Math.expm1(f),gelu:({approximate:x="none"})=>x==="tanh"?f=>.5*f*(1+Math.tanh(Math.sqrt(2/Math.PI)*(f+.044715*f**3))):f=>.5*f*(1+c(f/Math.SQRT2)),silu:()=>x=>x*h(x),tanh:()=>Math.tanh,sigmoid:()=>h},u={linear:e,conv2d:n,conv_transpose2d:r,batch_norm:o,upsample:a,softmax:l,flatten:(x,{values:f})=>({values:f,shape:[f.length]}),reshape:({options:x},{values:f})=>({values:f,shape:x.shape})};function m(x,f){return u[x.kind]?u[x.kind](x,f):{values:f.values.map(d[x.kind](x.options)),shape:f.shape}}function g({values:x,shape:f}){if(f.length!==3)return x;let[p,M,T]=f,w=M*T,E=new Float32Array(x.length);for(let b=0;b<p;b++)for(let _=0;_<w;_++)E[_*p+b]=x[b*w+_];return E}return function*(f,p){let M={values:p,shape:[p.length]};for(let T of f)M=m(T,M),yield;return g(M)}}function Qy(s){let t=s(),e=n=>{for(;;){let{done:r,value:o}=n.next();if(r)return o}},i;self.onmessage=({data:n})=>{if(n.networks){i=n.networks;return}let r=e(t(i.layers,n.latent));self.postMessage({values:r,shares:i.classifier.length?e(t(i.classifier,r)):null})}}var kh,zh=class{constructor(t){let e=URL.createObjectURL(new Blob([`(${Qy})(${Bh})`],{type:"text/javascript"}));kh??=globalThis.trustedTypes?.createPolicy("latentwalk",{createScriptURL:i=>i})??null,this._worker=new Worker(kh?kh.createScriptURL(e):e),this._worker.postMessage({networks:t})}run(t){return new Promise((e,i)=>{this._worker.onmessage=({data:n})=>e(n),this._worker.onerror=n=>i(new Error(n.message||"the worker could not start")),this._worker.postMessage({latent:t})})}close(){this._worker.terminate()}},Er=class{constructor(t){this._networks=t,this._run=Bh()}async run(t){let{layers:e,classifier:i}=this._networks,n=await qf(this._run(e,t));return{values:n,shares:i.length?await qf(this._run(i,n)):null}}close(){}};async function qf(s){let t=performance.now();for(;;){let{done:e,value:i}=s.next();if(e)return i;performance.now()-t>8&&(await new Promise(n=>setTimeout(n)),t=performance.now())}}var qa=class{constructor(t){this._networks=t;try{this._at=new zh(t)}catch{this._at=new Er(t)}}async run(t){try{return await this._at.run(t)}catch(e){if(this._at instanceof Er)throw e;return this.close(),this._at=new Er(this._networks),this._at.run(t)}}close(){this._at.close()}};function Yf(s){let t=s.head.decoder;return t&&!t.told?new Gh(s,t):null}var Gh=class{constructor(t,e){this._data=t,this._told=e,this._maps=new Map(t.head.layouts.map(({name:i},n)=>[i,e.maps[n]])),this._runner=null,this._busy=!1,this._next=null}has(t){return!!this._maps.get(t)}at(t,e){return this.has(t)?new Promise((i,n)=>{this._next?.answered(null),this._next={layout:t,place:[e.x,e.y,e.z],answered:i,failed:n},this._busy||this._work()}):Promise.resolve(null)}async _work(){for(this._busy=!0;this._next;){let{layout:t,place:e,answered:i,failed:n}=this._next;this._next=null;try{let{latent:r,nearest:o}=this.latentOf(t,e);this._runner??=new qa({layers:this._layers(this._told.layers),classifier:this._layers(this._told.classifier)}),i({...this._shown(await this._runner.run(r)),latent:r,nearest:o})}catch(r){n(r)}}this._busy=!1}latentOf(t,e){let i=this._maps.get(t),{size:n}=this._told,r=new Float32Array(n),o=this._data.positions(t),a=iv(o,e,i.kind==="affine"?1:i.k);if(i.kind==="affine"){let{scale:l,offset:c}=this._data.layouts.get(t).unit;for(let h=0;h<n;h++){let d=i.offset[h];for(let u=0;u<3;u++)d+=(e[u]*l+c[u])*i.matrix[u*n+h];r[h]=d}}else this._mean(a,r);return{latent:r,nearest:a[0]?.row??-1}}_mean(t,e){let i=this._data.arrays.get(this._told.latents),{size:n}=this._told,r=t[0]?.away===0,o=t.map(({away:l},c)=>r?+(c===0):1/l),a=o.reduce((l,c)=>l+c,0);t.forEach(({row:l},c)=>{for(let h=0;h<n;h++)e[h]+=o[c]/a*i[l*n+h]})}_layers(t){let e=({array:i,shape:n})=>({values:this._data.arrays.get(i),shape:n});return t.map(({kind:i,options:n,weights:r})=>({kind:i,options:n,weights:Object.fromEntries(Object.entries(r).map(([o,a])=>[o,e(a)]))}))}_shown({values:t,shares:e}){let{output:i,class_names:n}=this._told,r=e&&Array.from(e,(o,a)=>({name:n[a],share:o})).sort((o,a)=>a.share-o.share);return{picture:i.kind==="image"?tv(t,i.shape):null,table:i.kind==="table"?ev(t,i):null,classes:r}}close(){this._runner?.close(),this._runner=null}};function tv(s,[t,e,i]){let n=new ImageData(e,t),r=n.data;for(let o=0;o<e*t;o++){for(let a=0;a<3;a++)r[4*o+a]=Math.round(255*Math.min(1,Math.max(0,s[i*o+(i===1?0:a)])));r[4*o+3]=i===4?Math.round(255*Math.min(1,Math.max(0,s[4*o+3]))):255}return n}function ev(s,{names:t,scale:e,shift:i,minimum:n,maximum:r}){return t.map((o,a)=>{let l=s[a]*(e?.[a]??1)+(i?.[a]??0);return{name:o,value:l,beyond:l<(n?.[a]??-1/0)||l>(r?.[a]??1/0)}})}function iv(s,[t,e,i],n){let r=[];for(let o=0,a=0;a<s.length;o++,a+=3){let l=(s[a]-t)**2+(s[a+1]-e)**2+(s[a+2]-i)**2;if(!(l<(r.length<n?1/0:r[r.length-1].square)))continue;let c=r.length;for(;c>0&&r[c-1].square>l;)c--;r.splice(c,0,{row:o,square:l}),r.length>n&&r.pop()}return r.map(({row:o,square:a})=>({row:o,away:Math.sqrt(a)}))}function $(s,t={},...e){let i=document.createElement(s);for(let[n,r]of Object.entries(t))if(n==="on")for(let[o,a]of Object.entries(r))i.addEventListener(o,a);else n==="class"||n==="role"||n==="for"||n.startsWith("aria-")||n.startsWith("data-")?i.setAttribute(n,r):i[n]=r;return i.append(...e),i}var Vt=(s,t,e={})=>$("button",{type:"button",class:"lw-button",textContent:s,on:{click:t},...e}),Re=s=>$("p",{class:"lw-muted",textContent:s}),qe=(s,t)=>s.setAttribute("aria-pressed",String(t));function Ya(s,t,e){let i=s.sheets.at(t);if(!i)return null;let n=e/Math.max(i.w,i.h),r=Math.min(2,devicePixelRatio),o=$("canvas",{class:"lw-picture",width:Math.round(i.w*n*r),height:Math.round(i.h*n*r)});return o.style.width=`${i.w*n}px`,o.style.height=`${i.h*n}px`,o.setAttribute("role","img"),o.setAttribute("aria-label",`picture of ${s.ids[t]}`),s.sheets.draw(o.getContext("2d"),t,0,0,e*r),o}function vs(s,t,e,i){let n=Vt("",i,{class:"lw-line"});if(e){let r=$("span",{class:"lw-dot"});r.style.background=e,n.append(r)}return n.append($("span",{class:"lw-grow",textContent:s}),$("span",{class:"lw-note",textContent:t})),n}async function $a(s,t){try{await navigator.clipboard.writeText(s)}catch{let e=$("textarea",{value:s,class:"lw-away"}),i=document.activeElement;t.append(e),e.select(),document.execCommand("copy"),e.remove(),i?.focus()}}var nv=820,$f="Row",Za=class{constructor(t,e,i,n,r){this._root=t.root,this._panels=e,this._moved=r;let o=$("h1",{textContent:t.data.title,title:t.data.title,hidden:!t.data.title}),a=$("p",{class:"lw-muted",textContent:`${Lt(t.data.count)} ${t.data.count===1?"row":"rows"}`});this._head=$("header",{class:"lw-head lw-glass"},$("div",{class:"lw-grow"},o,a),i),this._left=$("div",{class:"lw-column lw-left"}),this._right=$("div",{class:"lw-column lw-right"}),this._sheet=$("div",{class:"lw-sheet lw-glass",hidden:!0}),this._tabs=$("nav",{class:"lw-tabs lw-glass","aria-label":"panels"}),this._foot=$("div",{class:"lw-foot"},...n,this._sheet,this._tabs),this._chips=new Map;for(let l of e){if(l.title===$f)continue;let c=Vt(l.title,()=>this.open(this._opened===l?null:l),{class:"lw-chip"});this._chips.set(l,c),this._tabs.append(c)}this._opened=null,this._root.append(this._left,this._right,this._foot),this.hidden=!1,this._sizes=new ResizeObserver(()=>this._fit()),this._sizes.observe(this._root),this._fit()}open(t){if(!this._narrow)return t?.fold(!1);this._root.classList.toggle("lw-opened",!!t),this._opened=t,this._sheet.replaceChildren(...t?[t.element]:[]),t?.fold(!1),this._sheet.hidden=!t;for(let[e,i]of this._chips)qe(i,e===t);this._moved()}toggle(){this.hidden=!this.hidden,this._root.classList.toggle("lw-bare",this.hidden),this._moved()}get free(){let{clientWidth:t,clientHeight:e}=this._root;if(this.hidden||!t||!e)return[0,0,1,1];let i=this._root.getBoundingClientRect(),n=(c,h,d)=>{let u=c.getBoundingClientRect();return u.width&&u.height?u[h]-i[h==="left"||h==="right"?"left":"top"]:d},r=[...this._foot.children].map(c=>n(c,"top",e)),o=Math.min(e,...r)/e;if(this._narrow)return[0,n(this._head,"bottom",0)/e,1,Math.max(.4,o)];let a=n(this._left,"right",0)/t,l=n(this._right,"left",t)/t;return[a,0,Math.max(a+.2,l),Math.max(.4,o)]}_fit(){let t=this._root.clientWidth<nv;t!==this._narrow&&this._stand(t),this._moved()}_stand(t){this._narrow=t,this._root.classList.toggle("lw-narrow",t);for(let e of this._panels)e.element.remove(),t?e.title===$f&&this._foot.prepend(e.element):(e.side==="left"?this._left:this._right).append(e.element);t?this._left.before(this._head):this._left.prepend(this._head),this._sheet.hidden=!0,this.open(null)}stop(){this._sizes.disconnect()}};var Zf=300,sv=56,Ja=class{constructor(t,e){this._view=t,this._told=e,this.open=!1,this._count=$("span",{class:"lw-grow"}),this._wall=$("div",{class:"lw-wall"});let i=$("div",{class:"lw-buttons"},this._count,Vt("Close",()=>this.toggle(!1)));this.element=$("section",{class:"lw-gallery lw-glass","aria-label":"pictures of the selected rows",hidden:!0},i,this._wall)}toggle(t=!this.open){let{data:e,desk:i}=this._view;if(t&&!e.sheets.pictures)return i.say("this scene has no pictures to show");this.open=t,this._draw(),this._told()}update(t){this.open&&["selected","pictures"].some(e=>t.has(e))&&this._draw()}_draw(){let{state:t}=this._view,e=[...t.selected];if(this.element.hidden=!this.open||!e.length,this.element.hidden)return this._wall.replaceChildren();let i=e.slice(0,Zf);this._count.textContent=i.length<e.length?`the first ${Zf} of ${Lt(e.length)} rows`:`${Lt(e.length)} ${e.length===1?"row":"rows"}`,this._wall.replaceChildren(...i.map(n=>this._one(n)))}_one(t){let{data:e,desk:i,state:n}=this._view,r=e.ids[t],o=Vt("",()=>i.frame([t]),{class:"lw-thumb",title:r,"aria-label":`bring ${r} into view`});return o.append(Ya(e,t,sv)??r),o.addEventListener("pointerenter",()=>n.hover(t)),o.addEventListener("focus",()=>n.hover(t)),o}};var Ka=class{constructor(t,e,i){this._canvas=t,this._heard=e,this._tool=i,this._down=new Map,this._held=null,this._last={at:-1/0,x:0,y:0},this._rolling=0,this._spot={x:0,y:0};let n=(r,o,a)=>t.addEventListener(r,o.bind(this),a);n("pointerdown",this._press),n("pointermove",this._move),n("pointerup",this._release),n("pointercancel",this._cancel),n("pointerleave",()=>!this._held&&e.point(null)),n("wheel",this._wheel,{passive:!1}),n("contextmenu",r=>r.preventDefault())}roll(t){let e=Math.sign(this._rolling)*Math.min(t/.12,Math.abs(this._rolling));return this._rolling-=e,e&&this._heard.zoom(this._spot,e),this._rolling!==0}giveUp(){let t=this._held;this._held=null,t?.begun&&Vh(t.does)&&this._heard.draw([],t.mods,t.does,!0)}_at(t){let e=this._canvas.getBoundingClientRect();return{x:t.clientX-e.left,y:t.clientY-e.top}}_press(t){let e=this._at(t),i=t.pointerType==="touch";if(this._down.set(t.pointerId,e),this._canvas.setPointerCapture(t.pointerId),i&&this._down.size===2){this.giveUp(),this._pinch=this._two(),this._heard.began(this._pinch.middle);return}if(this._down.size>1||this._held)return;let n={shift:t.shiftKey,ctrl:t.ctrlKey||t.metaKey,alt:t.altKey};this._held={id:t.pointerId,start:e,path:[e],mods:n,touch:i,button:t.button,does:this._does(t,n),begun:!1}}_does({button:t},{shift:e,ctrl:i,alt:n}){let r=this._tool()==="move";return t===1?"pan":t===2?r?"pan":"turn":r?e||i||n?"box":"turn":"lasso"}_move(t){let e=this._at(t);this._spot=e;let i=this._down.get(t.pointerId);if(i&&this._down.set(t.pointerId,e),this._pinch)return this._pinched();let n=this._held;if(!n)return t.pointerType!=="touch"&&this._heard.point(e);if(n.id!==t.pointerId)return;let r=n.touch?10:4;!n.begun&&Math.hypot(e.x-n.start.x,e.y-n.start.y)>r&&(n.begun=!0,this._heard.began(n.start),this._heard.point(null)),n.begun&&(n.path.push(e),Vh(n.does)?this._heard.draw(this._outline(n),n.mods,n.does,!1):n.does==="pan"?this._heard.pan(e.x-i.x,e.y-i.y):this._heard.turn(e.x-i.x,e.y-i.y))}_outline({does:t,start:e,path:i}){if(t==="lasso")return i;let{x:n,y:r}=i.at(-1);return[e,{x:n,y:e.y},{x:n,y:r},{x:e.x,y:r}]}_release(t){if(this._down.delete(t.pointerId),this._pinch){this._down.size===0&&(this._pinch=null);return}let e=this._held;!e||e.id!==t.pointerId||(this._held=null,e.begun&&Vh(e.does)&&this._heard.draw(this._outline(e),e.mods,e.does,!0),!e.begun&&e.button===0&&this._click(e,t.timeStamp),e.touch||this._heard.point(this._at(t)))}_click({start:t,mods:e,touch:i},n){let r=this._last,o=Math.hypot(t.x-r.x,t.y-r.y)<=(i?30:4),a=n-r.at<=400&&o;this._last=a?{at:-1/0,x:0,y:0}:{at:n,...t},a?this._heard.double(t):this._heard.click(t,e,i)}_cancel(t){this._down.delete(t.pointerId),this._down.size===0&&(this._pinch=null),this.giveUp()}_two(){let[t,e]=[...this._down.values()];return{middle:{x:(t.x+e.x)/2,y:(t.y+e.y)/2},apart:Math.hypot(t.x-e.x,t.y-e.y)}}_pinched(){if(this._down.size<2)return;let t=this._pinch,e=this._two();this._pinch=e,this._heard.pan(e.middle.x-t.middle.x,e.middle.y-t.middle.y),t.apart>1&&e.apart>1&&this._heard.zoom(e.middle,Math.log(t.apart/e.apart)/Math.log(.85))}_wheel(t){if(!this._heard.wheel())return;t.preventDefault(),this._spot=this._at(t);let e=t.deltaMode===1?33:1,i=t.ctrlKey?4:1;this._rolling-=t.deltaY*e*i/100}},Vh=s=>s==="box"||s==="lasso";var rv=5,ov=18,av=12,ja=({shift:s,ctrl:t})=>t?"toggle":s?"add":"replace",Qa=class{constructor(t,e,i){this._view=t,this._orbit=e,this._drawn=i,this._ray=new Tn,this.tool="move",this._depth=1,this.gestures=new Ka(t.stage.canvas,this,()=>this.tool),this._pointed=null}update(t){let e=this.gestures.roll(t);if(this._pointed){let{spot:i,touch:n}=this._pointed;this._pointed=null,this._view.state.hover(i?this.rowAt(i,n):-1)}return e}rowAt(t,e=!1){let{ray:i}=this._rayAt(t);return this._view.cloud.pick(i.origin,i.direction,this._cone(e?ov:rv))}_cone(t){let{camera:e,canvas:i}=this._view.stage;return Math.atan(2*Math.tan(Be.degToRad(e.fov)/2)*t/Math.max(1,i.clientHeight))}_rayAt({x:t,y:e}){let{camera:i,canvas:n}=this._view.stage;return this._orbit.update(0),this._ray.setFromCamera(new Dt(t/n.clientWidth*2-1,1-e/n.clientHeight*2),i),this._ray}point(t){this._pointed={spot:t,touch:!1},this._view.wake()}click(t,e,i){let{state:n}=this._view,r=this.rowAt(t,i);i&&n.hover(r),r>=0?n.select([r],ja(e)):!e.shift&&!e.ctrl&&n.selected.size&&n.select([])}double(t){let e=this.rowAt(t,!0);e>=0?this._view.desk.frame([e]):this._view.desk.frame()}began(t){let{cloud:e,stage:i}=this._view,n=i.camera.getWorldPosition(new R),r=i.camera.getWorldDirection(new R),o=h=>e.positionOf(h,new R).applyMatrix4(e.object.matrixWorld).sub(n).dot(r),a=e.pick(n,r,.05),l=i.world.getWorldPosition(new R).sub(n).dot(r);this._orbit.lookAt(a>=0?o(a):l>.3?l:this._orbit.away);let c=this.rowAt(t,!0);this._depth=c>=0?Math.max(.05,o(c)):this._orbit.away}turn(t,e){let{clientHeight:i}=this._view.stage.canvas;this._orbit.turn(t/i,e/i),this._view.wake()}pan(t,e){let{clientHeight:i}=this._view.stage.canvas;this._orbit.pan(t/i,e/i,this._depth),this._view.wake()}zoom(t,e){let{cloud:i}=this._view,n=this.rowAt(t,!0),{ray:r}=this._ray,o=n>=0?i.positionOf(n,new R).applyMatrix4(i.object.matrixWorld):r.at(this._orbit.away,new R);this._orbit.zoom(o,e),this._view.wake()}wheel(){let{alone:t,root:e}=this._view,i=t||e.contains(e.getRootNode().activeElement);return i&&this._view.wake(),i}draw(t,e,i,n){this._drawn(n?[]:t),n&&t.length>=3&&this._view.state.select(this.enclosed(t),ja(e))}enclosed(t){let{cloud:e,data:i,state:n,stage:r}=this._view,{camera:o,canvas:a}=r,l=[],c=new R,h=t.map(({x:m,y:g})=>[m/a.clientWidth*2-1,1-g/a.clientHeight*2]);this._orbit.update(0);let u=o.projectionMatrix.clone().multiply(o.matrixWorldInverse).multiply(e.object.matrixWorld).elements;for(let m=0;m<i.count;m++){if(!n.visible[m])continue;let{x:g,y:x,z:f}=e.positionOf(m,c),p=u[3]*g+u[7]*x+u[11]*f+u[15];p>0&&Hf(h,(u[0]*g+u[4]*x+u[8]*f+u[12])/p,(u[1]*g+u[5]*x+u[9]*f+u[13])/p)&&l.push(m)}return l}get reach(){return av*this._view.state.pointSize}};var lv=["local-floor","hand-tracking","layers"];async function Jf(s){try{return!!await navigator.xr?.isSessionSupported(s)}catch{return!1}}function Kf(){return globalThis.isSecureContext?navigator.xr?"":"this browser has no WebXR; the browser of a headset has":"VR wants https, or http://localhost: this page came over plain http"}async function jf(s,t,e){let{xr:i}=s,n=await navigator.xr.requestSession(t,{optionalFeatures:lv}),r=n.enabledFeatures?.includes("local-floor")??!0;if(i.setReferenceSpaceType(r?"local-floor":"local"),i.setFramebufferScaleFactor(e<=3e4?1.2:1),i.setFoveation(e<=3e4?.3:1),await i.setSession(n),!r){let o=new XRRigidTransform({x:0,y:-1.6,z:0});i.setReferenceSpace(i.getReferenceSpace().getOffsetReferenceSpace(o))}return n}var Qf=(s,t)=>s[(s.indexOf(t)+1)%s.length],tp=(s,t)=>s.setEpoch(t>0?Math.floor(s.epoch+1e-6)+1:Math.ceil(s.epoch-1e-6)-1),Hh=[{key:"L",words:"next layout",does:({state:s})=>s.setLayout(Qf(s.layoutNames,s.layout))},{key:"C",words:"next color",does:({state:s})=>s.setColor(Qf(s.colorNames,s.color))},{key:"O",words:"names of classes, or none",does:({state:s})=>s.show("names")},{key:"M",words:"points or pictures",does:s=>s.showPictures()},{key:"G",words:"wall of the selection's pictures",does:s=>s.gallery.toggle()},{key:"F",words:"bring the selection, or all, into view",does:s=>s.frame()},{key:"Y",words:"show only the selection, or all",does:({state:s})=>s.isolate(s.filters.isolated||!s.selected.size?null:s.selected)},{key:"Z",words:"draw a lasso around rows, or turn",does:s=>s.setTool(s.hand.tool==="lasso"?"move":"lasso")},{key:"A",ctrl:!0,words:"select all",does:s=>s.selectAll()},{key:"D",ctrl:!0,words:"select none",does:({state:s})=>s.select([])},{key:"Z",ctrl:!0,words:"undo a selection",does:({state:s})=>s.undo()},{key:"Y",ctrl:!0,words:"redo",does:({state:s})=>s.redo()},{key:"E",words:"save the selection as CSV",does:s=>s.selection.save()},{key:"R",words:"back to the start",does:s=>s.restart()},{key:"P",words:"play the epochs, stop",does:({state:s})=>s.play(!s.playing)},{key:"[",words:"epoch before",does:({state:s})=>tp(s,-1)},{key:"]",words:"next epoch",does:({state:s})=>tp(s,1)},{key:",",words:"a little back in the epochs",does:({state:s})=>s.setEpoch(s.epoch-.1)},{key:".",words:"a little on in the epochs",does:({state:s})=>s.setEpoch(s.epoch+.1)},{key:"/",words:"search",does:s=>s.search()},{key:"N",words:"next row found",does:s=>s.find.go(1)},{key:"N",shift:!0,words:"row found before",does:s=>s.find.go(-1)},{key:"0",words:"show or hide panels",does:s=>s.togglePanels()},{key:"F1",words:"this help",does:s=>s.help.toggle()},{key:"?",words:"this help",does:s=>s.help.toggle()},{key:"ESCAPE",words:"stop drawing, searching, reading",does:s=>s.escape()}],ep={KeyW:[0,0,1],ArrowUp:[0,0,1],KeyS:[0,0,-1],ArrowDown:[0,0,-1],KeyD:[1,0,0],ArrowRight:[1,0,0],KeyA:[-1,0,0],ArrowLeft:[-1,0,0],Space:[0,1,0],PageUp:[0,1,0],KeyQ:[0,-1,0],PageDown:[0,-1,0]},cv=.8,hv=3,ip=[["orbit","drag"],["pan","drag with the right or middle button"],["zoom to the mouse","wheel"],["select","click; Shift adds, Ctrl adds or takes away"],["select none","click beside rows"],["select by a box","drag with Shift, Ctrl or Alt"],["bring a row, or all, into view","double click on it, or beside"],["walk","W A S D or arrows, faster with Shift"],["up, down","Space, Q"]],np=[["orbit","drag with one finger"],["pan, zoom","drag, pinch with two"],["select","tap"],["bring a row, or all, into view","tap twice"]],sp=({key:s,ctrl:t,shift:e})=>`${t?"Ctrl ":""}${e?"Shift ":""}${s==="ESCAPE"?"Esc":s}`,tl=class{constructor(t,e,i=!1){this._desk=e,this._held=new Set,t.tabIndex=0,t.setAttribute("data-lm-suppress-shortcuts","true"),t.addEventListener("keydown",n=>this._down(n)),t.addEventListener("keyup",n=>this._held.delete(n.code)),t.addEventListener("focusout",()=>this._held.clear()),this._stray=n=>{n.target===document.body&&(t.focus({preventScroll:!0}),this._down(n))},i&&document.addEventListener("keydown",this._stray,!0)}stop(){document.removeEventListener("keydown",this._stray,!0)}update(t){let e=[0,0,0];for(let n of this._held)ep[n]?.forEach((r,o)=>e[o]+=r);if(!e.some(Boolean))return!1;let i=t*cv*(this._held.has("Shift")?hv:1);return this._desk.orbit.walk(e[0]*i,e[1]*i,e[2]*i),!0}_down(t){t.stopPropagation();let e=t.target.closest("input:not([type=range]), select, textarea");if(t.key==="Escape")return this._desk.escape();if(e||t.altKey)return;let i=t.ctrlKey||t.metaKey,n=t.key.toUpperCase(),r=Hh.filter(a=>a.key===n&&!!a.ctrl===i&&(!a.shift||t.shiftKey)),o=r.find(({shift:a})=>a)??r[0];o?(t.preventDefault(),o.does(this._desk)):!i&&ep[t.code]&&!this._isControl(t)&&(t.preventDefault(),this._held.add(t.code),t.shiftKey?this._held.add("Shift"):this._held.delete("Shift"),this._desk.wake())}_isControl({code:t,target:e}){return e.closest("input[type=range]")?t.startsWith("Arrow")||t.startsWith("Page"):t==="Space"&&!!e.closest("button")}};var uv=["VR and AR enter the scene; they are there where the browser finds a headset.","In it turn up the palm of the left hand: layouts, colors, epochs, mistakes, and what each button does."].join(" "),dv=["walking models: the probe's ways, films and training that is followed","brushes, arithmetic, regions, what sets a selection apart","clouds larger than memory","views saved by name, scripts, recordings"],el=class{constructor(t){this._view=t;let e=Vt("Close",()=>this.toggle(!1)),i=matchMedia("(pointer: coarse)").matches;this.element=$("section",{class:"lw-help lw-glass",role:"dialog","aria-label":"help",hidden:!0,tabIndex:-1},$("div",{class:"lw-buttons"},$("h2",{class:"lw-grow",textContent:"Help"}),e),...i?[$("h3",{textContent:"Fingers"}),Wh(np)]:[],$("h3",{textContent:"Mouse"}),Wh(ip),$("h3",{textContent:"Keys"}),Wh(Hh.filter(({key:n})=>n!=="?").map(n=>[n.words,sp(n)])),$("h3",{textContent:"Headset"}),$("p",{textContent:Kf()||uv}),$("h3",{textContent:"Not in this page"}),$("p",{textContent:"This is a viewer. The walk of latentwalk (latentwalk view, latentwalk vr) has beside this:"}),rp(dv),...t.data.head.notes.length?[$("h3",{textContent:"Of this scene"}),rp(t.data.head.notes)]:[])}toggle(t=this.element.hidden){this.element.hidden=!t,t?this.element.focus():this._view.root.focus({preventScroll:!0})}},rp=s=>$("ul",{},...s.map(t=>$("li",{textContent:t})));function Wh(s){let t=$("dl",{class:"lw-pairs"});for(let[e,i]of s)t.append($("dt",{textContent:e}),$("dd",{textContent:i}));return t}var fv=.85,pv=.05,op=2.6,il=Be.degToRad(89),mv=.4,gv=.9,Ms=60,_v=.02,xv=.2,sl=class{constructor(t){this.camera=t,this.center=new R,this.yaw=0,this.pitch=.12,this.away=3,this._glide=null}stand(t,e,i,n,r,o){this._glide=null,this.center.set(t,e,i).clampLength(0,Ms),Object.assign(this,{yaw:n,pitch:Be.clamp(r,-il,il),away:Be.clamp(o,.3,Ms)})}turn(t,e){this._glide=null,this.yaw-=t*op,this.pitch=Be.clamp(this.pitch+e*op,-il,il)}lookAt(t){this._glide=null;let e=this.eye(ap);this.away=Be.clamp(t,.3,Ms),this.center.copy(e).addScaledVector(this._axis(2),-this.away)}pan(t,e,i){this._glide=null;let n=2*Math.tan(Be.degToRad(this.camera.fov)/2)*i;this.center.addScaledVector(this._axis(0),-t*n).addScaledVector(this._axis(1),e*n)}zoom(t,e){this._glide=null;let i=this.eye(ap),n=i.distanceTo(t)||1e-9,r=n*(1-fv**e),o=pv*e;r=e>0?Math.max(r,o):Math.min(r,o);let a=Xh.copy(t).sub(i).multiplyScalar(r/n),l=a.dot(this._axis(2))*-1;this.center.add(a);let c=Be.clamp(this.away-l,.3,Ms)-this.away;this.center.addScaledVector(this._axis(2),-c),this.away+=c,this.center.length()>Ms&&this.center.setLength(Ms)}walk(t,e,i){this._glide=null,this.center.addScaledVector(this._axis(0),t).addScaledVector(this._axis(2),-i),this.center.y+=e}frame(t,e,i=[0,0,1,1],n=!1){if(!t.length)return;let r=Math.tan(Be.degToRad(this.camera.fov)/2),o=r*this.camera.aspect,[a,l,c,h]=i,d=[[(2*a-1)*o,(2*c-1)*o],[(1-2*h)*r,(1-2*l)*r]],u=[this._axis(0),this._axis(1),this._axis(2).negate()].map(_=>_.clone()),m=[nl(t,u[2])[0]-e-xv],g=[];d.forEach(([_,S],L)=>{let C=(_+S)/2,D=(S-_)/2*gv;[_,S]=[C-D,C+D];let F=nl(t,Xh.copy(u[L]).addScaledVector(u[2],-S))[1]+e*Math.hypot(1,S),z=nl(t,Xh.copy(u[L]).addScaledVector(u[2],-_))[0]-e*Math.hypot(1,_);g.push([F,z,_,S]),m.push((z-F)/(S-_))});let x=Math.min(...m),[f,p]=g.map(([_,S,L,C])=>(_+C*x+S+L*x)/2),M=new R().addScaledVector(u[0],f).addScaledVector(u[1],p).addScaledVector(u[2],x),[T,w]=nl(t,u[2]),E=Math.max(.3,(T+w)/2-x),b=M.addScaledVector(u[2],E);n?(this.center.copy(b),this.away=E):this._glide={from:this.center.clone(),to:b,fromAway:this.away,toAway:E,t:0}}update(t){let e=this._glide;if(e){e.t=Math.min(1,e.t+t/mv);let i=e.t*e.t*(3-2*e.t);this.center.lerpVectors(e.from,e.to,i),this.away=Be.lerp(e.fromAway,e.toAway,i),e.t>=1&&(this._glide=null)}return this.camera.rotation.set(-this.pitch,this.yaw,0,"YXZ"),this.eye(this.camera.position),this.camera.near=Be.clamp(this.away/100,.003,_v),this.camera.updateProjectionMatrix(),this.camera.updateMatrixWorld(),this._glide!==null}eye(t){return t.copy(this.center).addScaledVector(this._axis(2),this.away)}_axis(t){return yv[t].set(+(t===0),+(t===1),+(t===2)).applyEuler(this._euler())}_euler(){return vv.set(-this.pitch,this.yaw,0,"YXZ")}};function nl(s,{x:t,y:e,z:i}){let n=1/0,r=-1/0;for(let o=0;o<s.length;o+=3){let a=s[o]*t+s[o+1]*e+s[o+2]*i;a<n&&(n=a),a>r&&(r=a)}return[n,r]}var yv=[new R,new R,new R],ap=new R,Xh=new R,vv=new Ci;var rl=class{constructor(){this.element=document.createElementNS("http://www.w3.org/2000/svg","svg"),this.element.setAttribute("class","lw-outline"),this.element.setAttribute("aria-hidden","true"),this._line=document.createElementNS("http://www.w3.org/2000/svg","polygon"),this.element.append(this._line)}draw(t){this._line.setAttribute("points",t.map(({x:e,y:i})=>`${e.toFixed(1)},${i.toFixed(1)}`).join(" "))}};var Ar=40,Mv=5,qh=[-1/0,1/0],ol=class{constructor(t,e){this._state=t,this.column=e;let{low:i,high:n}=t.data.columns.get(e);this._ends=[i,n],this._bars=Array.from({length:Ar},()=>$("span",{},$("i",{})));let r=$("div",{class:"lw-histogram","aria-hidden":"true"},...this._bars),o=["from","to"].map(a=>`${e}: ${a}`);this._thumbs=o.map((a,l)=>$("input",{type:"range",class:"lw-thumb-range",min:0,max:1,step:"any","aria-label":a,on:{input:()=>this._dragged(l)}})),this._fields=o.map((a,l)=>$("input",{type:"number",class:"lw-input",step:"any","aria-label":`${a}, as a number`,on:{change:()=>this._written(l)}})),this._told=Re(""),this.element=$("div",{class:"lw-numbers"},r,$("div",{class:"lw-ends"},...this._thumbs),$("div",{class:"lw-fields"},...this._fields),this._told),this.update()}update(){let{data:t,epochShown:e,visible:i}=this._state,[n,r]=this._ends,o=t.numbers(this.column,e),a=new Array(Ar).fill(0),l=new Array(Ar).fill(0),c=0;o.forEach((d,u)=>{if(d!==d)return c++;let m=Math.min(Ar-1,Math.max(0,Math.floor(Ar*(d-n)/(r-n||1))));a[m]++,l[m]+=i[u]});let h=Math.max(1,...a);this._bars.forEach((d,u)=>{d.style.height=a[u]?`max(2px, ${100*a[u]/h}%)`:"0",d.firstChild.style.height=`${100*l[u]/Math.max(1,a[u])}%`}),this._chosen.forEach((d,u)=>{let m=Number.isFinite(d)?d:this._ends[u],g=String(Number(m.toPrecision(Mv)));this._thumbs[u].value=String(Number.isFinite(d)?(d-n)/(r-n||1):u),this._thumbs[u].setAttribute("aria-valuetext",g);let x=this._fields[u];x.getRootNode().activeElement!==x&&(x.value=g)}),this._told.textContent=c?`${Lt(c)} ${ai}; a range hides them`:"",this._told.hidden=!c}get _chosen(){return[...this._state.filters.ranges.get(this.column)??qh]}_dragged(t){let[e,i]=this._ends,n=Number(this._thumbs[t].value);this._keep(t,n===t?qh[t]:e+n*(i-e))}_written(t){let{value:e}=this._fields[t];this._keep(t,e===""?qh[t]:Number(e))}_keep(t,e){let i=this._chosen;i[t]=e,i[0]>i[1]&&(i[1-t]=e),this._state.setRange(this.column,...i)}};var Yh=100;function al(s,t){let{data:e,epochShown:i,filters:n}=s,r=e.classNames(t,i),o=ji(e,t,i),a=bv(s,t,r),l=r.map((d,u)=>u).slice(0,Yh);a.at(-1)&&l.push(-1);let c=l.map(d=>{let u=r[d]??null;return Sv(s,t,{code:d,name:u,color:o[d]??e.head.unknown,count:a.at(d),hidden:n.hides(t,u)})});r.length>Yh&&c.push(Re(`and ${Lt(r.length-Yh)} more: search finds them`));let h=a.at(-1)?[...r,null]:r;return h.length>1?[...c,wv(s,t,h)]:c}function Sv(s,t,{code:e,name:i,color:n,count:r,hidden:o}){let{data:a}=s,l=i??ai,c=$("span",{class:"lw-dot"});c.style.background=n;let h=Vt("",()=>s.hideClass(t,e,!o),{class:"lw-line lw-grow",title:o?"show these rows":"hide these rows"});h.append(c,$("span",{class:"lw-grow",textContent:l})),qe(h,!o);let d=m=>{let g=[];a.codes(t,s.epochShown).forEach((x,f)=>x===e&&s.visible[f]&&g.push(f)),s.select(g,ja({shift:m.shiftKey,ctrl:m.ctrlKey||m.metaKey}))},u=$("button",{type:"button",class:"lw-count",textContent:Lt(r),title:"select these rows","aria-label":`select the ${Lt(r)} rows of ${l}`,on:{click:d}});return $("div",{class:o?"lw-class lw-hidden":"lw-class"},h,u)}function wv(s,t,e){let{filters:i}=s,n=(r,o,a)=>Vt(r,()=>s.hideClasses(t,a()),{title:o});return $("div",{class:"lw-buttons lw-small",role:"group","aria-label":`all classes of ${t}`},n("All","show all classes",()=>[]),n("None","hide all classes, to show some of them",()=>e),n("Invert","show the hidden classes, and hide the others",()=>e.filter(r=>!i.hides(t,r))))}function bv({data:s,epochShown:t,filters:e,visible:i},n,r){let o=new Array(r.length+1).fill(0),a=[...r,null].map(l=>e.hides(n,l));return s.codes(n,t).forEach((l,c)=>{let h=l<0?r.length:l;(i[c]||a[h])&&o[h]++}),o}var Ev=0,_e=class{title="";side="left";folded=!1;constructor(t){this.view=t,this.data=t.data,this.state=t.state}make(){let t=`lw-panel-${++Ev}`;return this.body=$("div",{class:"lw-body",id:t}),this._title=$("button",{type:"button",class:"lw-title",textContent:this.title,"aria-controls":t,on:{click:()=>this.fold(!this.folded)}}),this.element=$("section",{class:"lw-panel","aria-label":this.title},$("h2",{},this._title),this.body),this.build(),this.fold(this.folded),this}rename(t){this._title.textContent=t}fold(t){this.folded=t,this.body.hidden=t,this._title.setAttribute("aria-expanded",String(!t))}show(t){this.element.hidden=!t}get useful(){return!0}build(){}update(t){}stop(){}};var ll=class extends _e{title="Filter";folded=!0;get useful(){return this._names.length>0}get _names(){return this.state.colorNames.filter(t=>t!==bi)}build(){this._choice=$("select",{class:"lw-select","aria-label":"filter by",on:{change:()=>this._draw()}});for(let t of this._names)this._choice.append($("option",{value:t,textContent:t}));this._place=$("div",{class:"lw-legend"}),this.body.append(this._choice,this._place),this._follow()}update(t){t.has("color")?this._follow():["visible","epoch","layout"].some(e=>t.has(e))&&this._draw()}_follow(){this.state.color!==bi&&(this._choice.value=this.state.color),this._draw()}_draw(){let{data:t,state:e}=this,i=this._choice.value;t.columns.get(i).type!=="scalar"?(this._range=null,this._place.replaceChildren(...al(e,i))):this._range?.column===i?this._range.update():(this._range=new ol(e,i),this._place.replaceChildren(this._range.element))}};var cl=class extends _e{title="Find";side="right";build(){this._hit=-1,this._hits=this.state.found,this.input=$("input",{class:"lw-input",type:"search",placeholder:"ids, classes, texts","aria-label":"search ids, classes and texts",spellcheck:!1,autocomplete:"off",on:{input:()=>this.state.search(this.input.value),keydown:t=>this._key(t)}}),this._told=$("p",{class:"lw-muted",role:"status"}),this._all=Vt("Select",()=>this._select(),{title:"select all rows found"}),this._next=Vt("Next",()=>this.go(1),{title:"bring the next row found into view (N)"}),this._actions=$("div",{class:"lw-buttons"},this._all,this._next),this.body.append(this.input,this._told,this._actions),this._draw()}update(t){t.has("search")&&this._draw(),t.has("visible")&&this.state.searchText&&this.state.search(this.state.searchText)}go(t){let{found:e}=this.state;if(!e.length)return this.view.desk.say(this.state.searchText?`“${this.state.searchText}”: in no row`:"nothing was searched for; / searches");this._hits!==e&&([this._hits,this._hit]=[e,-1]),this._hit=(Math.max(this._hit,t<0?0:-1)+t+e.length)%e.length;let i=e[this._hit];this.state.select([i]),this.view.desk.frame([i]),this.view.desk.say(`${this.data.ids[i]}, ${Lt(this._hit+1)} of ${Lt(e.length)}`)}_key(t){t.key==="Enter"&&(t.preventDefault(),this.go(t.shiftKey?-1:1))}_select(){this.state.select(this.state.found),this.view.desk.frame(this.state.found)}_draw(){let{found:t,searchText:e}=this.state,i=t.length>0;this.input.value!==e&&(this.input.value=e),this._told.textContent=e.trim()?i?`in ${Lt(t.length)} ${t.length===1?"row":"rows"}`:"in no row":"",this._told.hidden=!this._told.textContent,this._actions.hidden=!i}};var lp=[["trustworthiness","trustworthiness"],["continuity","continuity"],["neighbors_kept","neighbors kept"]],hl=class extends _e{title="Layout";build(){this._chips=new Map(this.state.layoutNames.map(t=>[t,Vt(t,()=>this.state.setLayout(t),{class:"lw-chip"})])),this._quality=$("div",{class:"lw-quality"}),this.body.append($("div",{class:"lw-chips",role:"group","aria-label":"layout"},...this._chips.values()),this._quality),this._draw()}update(t){(t.has("layout")||t.has("epoch"))&&this._draw()}_draw(){let{data:t,state:e}=this;for(let[n,r]of this._chips)qe(r,n===e.layout);let i=e.inEpochs?t.epochs[e.epochShown]:t.layouts.get(e.layout);!i||i===this._of||(this._of=i,this._quality.replaceChildren(...i.figures?Tv(i.figures):[],...Av(i).map(Re)))}};function Av({figures:s,quality:t}){if(!s)return t;let e=lp.flatMap(([n,r])=>[n,r]),i=t.filter(n=>!e.some(r=>n.startsWith(r)));return i.some(n=>n.includes("nearest"))?i:[`of the ${s.k} nearest; 1 is best`,...i]}function Tv(s){return lp.filter(([t])=>Number.isFinite(s[t])).map(([t,e])=>{let i=$("span",{class:"lw-bar","aria-hidden":"true"}),n=$("span",{});return n.style.width=`${100*Math.min(1,Math.max(0,s[t]))}%`,i.append(n),$("div",{class:"lw-meter"},$("span",{textContent:e}),$("span",{textContent:s[t].toFixed(3)}),i)})}var ul=class extends _e{title="Color";build(){this._choice=$("select",{class:"lw-select","aria-label":"color by",on:{change:()=>this.state.setColor(this._choice.value)}});for(let t of this.state.colorNames)this._choice.append($("option",{value:t,textContent:t}));this._legend=$("div",{class:"lw-legend"}),this._crosses=Vt("",()=>this.state.show("mistakes"),{class:"lw-line lw-cross"}),this.body.append(this._choice,this._legend,this._crosses),this._draw()}update(t){let e=(t.has("epoch")||t.has("layout"))&&this._of!==this._now();(t.has("color")||t.has("visible")||t.has("mistakes")||e)&&this._draw()}_now(){let{data:t,state:e}=this,i=t.epochs.some(({prediction:n,confidence:r})=>n??r);return`${e.color} ${i?e.epochShown:""}`}_draw(){let{data:t,state:e}=this,i=t.columns.get(e.color);this._of=this._now(),this._choice.value=e.color;let n=e.color===bi||!i?null:i.type;this._legend.replaceChildren(...n===null?[]:n==="scalar"?this._bar(i):al(e,i.name)),this._tellCrosses()}_bar({name:t,palette:e,ticks:i,unit:n}){let{data:r,state:o}=this,a=r.head.palettes[e],l=$("div",{class:"lw-scale",role:"img","aria-label":`from ${i[0]?.text} to ${i.at(-1)?.text}`});l.style.background=`linear-gradient(to right, ${a.filter((u,m)=>m%15===0).join(", ")})`;let c=$("div",{class:"lw-ticks"});for(let{at:u,text:m}of Rv(i)){let g=$("span",{textContent:m});g.style.left=`${100*u}%`,g.style.transform=`translateX(${-100*u}%)`,c.append(g)}let d=r.numbers(t,o.epochShown).reduce((u,m,g)=>u+ +(m!==m&&o.visible[g]===1),0);return[l,c,...n&&!i.some(({text:u})=>u.endsWith(n))?[Re(`in ${n}`)]:[],...d?[Re(`${Lt(d)} ${ai}`)]:[]]}_tellCrosses(){let{data:t,state:e}=this,i=t.judged(e.epochShown),n=i?i.reduce((r,o,a)=>r+ +(o===Oi&&e.visible[a]===1),0):0;this._crosses.hidden=!n,this._crosses.textContent=`✕ predicted wrongly: ${Lt(n)}`,this._crosses.title=e.mistakesShown?"show them as points":"show them as crosses",qe(this._crosses,e.mistakesShown)}},cp=.034,hp=.03;function Rv(s){let t=s.map(({at:n,text:r})=>[n-n*r.length*cp,n+(1-n)*r.length*cp]),e=s.length>1?[0,s.length-1,...s.keys()]:[...s.keys()],i=new Set;for(let n of e)[...i].every(o=>t[n][1]+hp<=t[o][0]||t[o][1]+hp<=t[n][0])&&i.add(n);return s.filter((n,r)=>i.has(r))}function Ss(s,t,e){let{label:i,prediction:n}=s.roles,r=s.judged(e);if(i===null||n===null||!r)return[];let o=s.codes(i),a=s.codes(n,e),l=s.classNames(i),c=s.classNames(n,e),h=new Map;for(let d=0;d<s.count;d++){let{[d]:u}=o,{[d]:m}=a;if(!t[d]||r[d]!==Oi||u<0||m<0||l[u]===c[m])continue;let g=u*c.length+m;h.has(g)||h.set(g,{label:l[u],prediction:c[m],rows:[]}),h.get(g).rows.push(d)}return[...h.values()].sort((d,u)=>u.rows.length-d.rows.length)}var Cv=60,dl=class extends _e{title="Mistakes";side="right";folded=!0;get useful(){let{label:t,prediction:e}=this.data.roles;return t!==null&&e!==null}build(){this._told=$("p",{class:"lw-muted"}),this._list=$("div",{class:"lw-list"}),this.body.append(this._told,this._list),this._draw()}update(t){(t.has("visible")||this._epoch!==this.state.epochShown&&(t.has("epoch")||t.has("layout")))&&this._draw()}_draw(){let{data:t,state:e,view:i}=this;this._epoch=e.epochShown;let n=Ss(t,e.visible,e.epochShown),r=n.reduce((o,{rows:a})=>o+a.length,0);this.show(r>0),this.rename(`Mistakes (${Lt(r)})`),this._told.textContent=`${Lt(r)} of ${Lt(e.visibleCount)} shown are wrong; label taken for prediction:`,this._list.replaceChildren(...n.slice(0,Cv).map(({label:o,prediction:a,rows:l})=>vs(`${o} taken for ${a}`,Lt(l.length),null,()=>{e.select(l),i.desk.frame(l)})))}};var Pv=[1,60],fl=class extends _e{title="Points";folded=!0;build(){let{data:t,state:e,view:i}=this,[n,r]=Pv.map(Math.log);this._size=$("input",{type:"range",class:"lw-range",min:n,max:r,step:.01,"aria-label":"size of points",on:{input:()=>e.setPointSize(Math.exp(Number(this._size.value))/1e3)}});let a=[...t.sheets.pictures?[["pictures","Pictures"]]:[],["names","Names of classes"],["mistakes","Crosses on mistakes"],...t.neighborsKnown?[["neighbors","True neighbors"]]:[]];this._shown=new Map(a.map(([l,c])=>[l,Vt(c,()=>l==="pictures"?i.desk.showPictures():e.show(l),{class:"lw-chip"})])),this.body.append($("label",{class:"lw-field"},"size ",this._size),$("div",{class:"lw-chips"},...this._shown.values())),this._draw()}update(t){["pointSize","pictures","names","mistakes","neighbors"].some(e=>t.has(e))&&this._draw()}_draw(){this._size.value=String(Math.log(this.state.pointSize*1e3));for(let[t,e]of this._shown)qe(e,this.state[t+"Shown"])}};var Iv=16,Lv=.016,Nv=16777215,pl=class{constructor(t,e){this._view=t,this._told=e,this.on=!1,this.follows=!0,this.found=null,this.failed="",this.mark=new ee(new si(Lv,24,16),new Ke({color:Nv,wireframe:!0})),this.mark.visible=!1,t.world.add(this.mark),this._ray=new Tn,this._plane=new ii,this._dragged=!1;let i=t.stage.canvas.parentElement;this._ears={pointerdown:n=>this._down(n),pointermove:n=>this._move(n),pointerup:n=>this._up(n),pointercancel:n=>this._up(n)};for(let[n,r]of Object.entries(this._ears))i.addEventListener(n,r,!0);this._stopped=()=>Object.entries(this._ears).forEach(([n,r])=>i.removeEventListener(n,r,!0))}get here(){return this._view.decoder.has(this._view.state.layout)}toggle(t=!this.on){this.on=t,this._show(),t&&this._ask()}go(t){Number.isFinite(t.x)&&(this.mark.position.copy(t),this._ask(),this._view.wake())}goToRow(t){this.go(this._view.cloud.positionOf(t,new R))}step(t,e,i){let{camera:n,world:r}=this._view,o=new R(t,e,-i).transformDirection(n.matrixWorld),a=Math.hypot(t,e,i),l=r.matrixWorld.clone().invert();this.go(this.mark.position.clone().add(o.transformDirection(l).multiplyScalar(a)))}update(t){let{state:e}=this._view;t.has("layout")&&this._show(),!(!this.on||!this.here)&&(t.has("hovered")&&this.follows&&!this._dragged&&e.hovered>=0?this.goToRow(e.hovered):t.has("layout")&&this._ask())}_show(){this.mark.visible=this.on&&this.here,this._view.wake(),this._told()}_ask(){if(!this.on||!this.here)return;let{decoder:t,state:e}=this._view,i=(n,r="")=>{!n&&!r||(Object.assign(this,{found:n,failed:r}),this._told())};t.at(e.layout,this.mark.position).then(i,n=>i(null,n.message))}_spot({clientX:t,clientY:e}){let i=this._view.stage.canvas.getBoundingClientRect();return new Dt((t-i.left)/i.width*2-1,1-(e-i.top)/i.height*2)}_down(t){if(!this.mark.visible||t.button!==0)return;let{camera:e,stage:i}=this._view,n=this.mark.getWorldPosition(new R),r=n.clone().project(e),o=this._spot(t),{clientWidth:a,clientHeight:l}=i.canvas;Math.hypot((r.x-o.x)*a/2,(r.y-o.y)*l/2)>Iv||(t.stopPropagation(),t.preventDefault(),this._dragged=!0,this._plane.setFromNormalAndCoplanarPoint(e.getWorldDirection(new R),n),i.canvas.setPointerCapture(t.pointerId))}_move(t){if(!this._dragged)return;t.stopPropagation(),this._ray.setFromCamera(this._spot(t),this._view.camera);let e=this._ray.ray.intersectPlane(this._plane,new R);e&&this.go(this._view.world.worldToLocal(e))}_up(t){this._dragged&&(t.stopPropagation(),this._dragged=!1,this.follows=!1,this._told())}stop(){this._stopped(),this.mark.geometry.dispose(),this.mark.material.dispose()}};var Dv=140,Uv=3,Fv=40,Ov=.02,Bv=5,kv={ArrowRight:[1,0,0],ArrowLeft:[-1,0,0],ArrowUp:[0,1,0],ArrowDown:[0,-1,0],PageUp:[0,0,1],PageDown:[0,0,-1]},ml=class extends _e{title="Probe";side="right";get useful(){return!!this.data.head.decoder}build(){if(!this.view.decoder){this.body.append(Re(this.data.head.decoder.told));return}this.probe=new pl(this.view,()=>this._draw()),this._on=Vt("Decode",()=>this.toggle(),{title:"show what the model makes of a place"}),this._follows=Vt("At the mouse",()=>this._follow(!this.probe.follows),{title:"go to the row that is pointed at"});let t="what the model makes of the place of the probe; arrows move it";this._shown=$("div",{class:"lw-probe",tabIndex:0,role:"group","aria-label":t,on:{keydown:e=>this._key(e)}}),this.body.append($("div",{class:"lw-buttons"},this._on,this._follows),this._shown),this._draw()}toggle(){let{probe:t,state:e}=this;t.toggle(),t.on&&e.attended>=0&&t.goToRow(e.attended)}_follow(t){this.probe.follows=t,this._draw()}update(t){this.probe?.update(t)}_key(t){let e=kv[t.key],i=Ov*(t.shiftKey?Bv:1);!e||!this.probe.on||(t.preventDefault(),t.stopPropagation(),this.probe.follows=!1,this.probe.step(e[0]*i,e[1]*i,e[2]*i))}_draw(){if(!this.probe)return;let{on:t,follows:e,here:i,found:n,failed:r}=this.probe;if(qe(this._on,t),qe(this._follows,t&&e),this._follows.disabled=!t,!t)return this._shown.replaceChildren();if(!i)return this._shown.replaceChildren(Re(`the decoder knows no way from places of ${this.state.layout}`));if(r)return this._shown.replaceChildren(Re(`the decoder failed: ${r}`));let o=Re(e?"of the row that is pointed at; or drag the mark":"drag the mark; arrows, Page up and Page down move it, too");this._shown.replaceChildren(...n?zv(n):[],o)}stop(){this.probe?.stop()}};function zv({picture:s,table:t,classes:e}){let i=[];return s&&i.push(Gv(s)),e?.length&&i.push(up(e.slice(0,Uv).map(({name:n,share:r})=>[n,`${Math.round(100*r)} %`]))),t&&i.push(up(t.slice(0,Fv).map(({name:n,value:r,beyond:o})=>[n,De(r)+(o?" (beyond the data)":"")]))),i}function Gv(s){let t=$("canvas",{class:"lw-picture",width:s.width,height:s.height}),e=Dv/Math.max(s.width,s.height);return t.style.width=`${s.width*e}px`,t.style.height=`${s.height*e}px`,t.setAttribute("role","img"),t.setAttribute("aria-label","what the decoder makes of the place of the probe"),t.getContext("2d").putImageData(s,0,0),t}function up(s){let t=$("dl",{class:"lw-pairs"});for(let[e,i]of s)t.append($("dt",{textContent:e}),$("dd",{textContent:i}));return t}var Vv=new Set(["id","label","prediction","correct","confidence"]),Hv=6,Wv=84,gl=class extends _e{title="Row";side="right";build(){this.element.classList.add("lw-row"),this._row=-1,this.show(!1)}update(t){let e=this.state.attended,i=e>=0?e:this._kept(),n=["epoch","color","pictures","layout"].some(r=>t.has(r));i===this._row&&!n||(this._row=i,this.show(i>=0),i>=0&&this._draw(i))}_kept(){return this._row>=0&&this.state.selected.has(this._row)?this._row:-1}_draw(t){let{data:e,state:i}=this,n=e.details(t,i.epochShown),r=n.filter(([l])=>Vv.has(l)||l===i.color),o=n.filter(l=>!r.includes(l)),a=Ya(e,t,Wv);this.body.replaceChildren(...a?[a]:[],dp(r),...this._neighbors(t),...o.length?[dp(o)]:[])}_neighbors(t){let{data:e,state:i}=this,n=e.neighborsKnown;if(!n)return[];let r=e.neighbors(t),o=e.roles.label,a=o===null?[]:ji(e,o,-1),l=o===null?null:e.codes(o),c=r.slice(0,Hv).map(g=>{let x=()=>i.select([g]);return vs(e.ids[g],l?e.text(o,g):"",l?a[l[g]]??e.head.unknown:null,x)}),h=[n.metric,n.told].filter(Boolean).join(", "),d=Re(`nearest in the original space${h?` (${h})`:""}`);if(!l||l[t]<0)return[d,...c];let u=r.filter(g=>l[g]>=0),m=u.filter(g=>l[g]===l[t]);return[d,$("p",{textContent:`${m.length} of ${u.length} share the ${o==="label"?"class":o}`}),...c]}};function dp(s){let t=$("dl",{class:"lw-pairs"});for(let[e,i]of s)t.append($("dt",{textContent:e}),$("dd",{textContent:i}));return t}var Xv=/^[=+\-@\t\r]/;function fp(s,t,e=-1){let i=[...s.columns.keys()],n=["row","id",...e>=0?["epoch"]:[],...i.map(a=>["row","id"].includes(a)?`column ${a}`:a)],r=i.map(a=>qv(s,a,e)),o=t.map(a=>[a,s.ids[a],...e>=0?[s.epochs[e].epoch]:[],...r.map(l=>l(a))]);return[n,...o].map(a=>a.map(Yv).join(",")+`\r
`).join("")}function qv(s,t,e){let{type:i}=s.columns.get(t);if(i==="text")return o=>s.text(t,o);if(i==="scalar"){let o=s.numbers(t,e);return a=>o[a]===o[a]?Number(o[a].toPrecision(8)):""}let n=s.classNames(t,e),r=s.codes(t,e);return o=>n[r[o]]??""}function Yv(s){let t=String(s);return typeof s=="string"&&Xv.test(t)&&!(t.trim()!==""&&Number.isFinite(Number(t)))&&(t="'"+t),/[",\r\n]/.test(t)?`"${t.replaceAll('"','""')}"`:t}var $h=4,_l=class extends _e{title="Selection";side="right";build(){let{data:t,state:e,view:i}=this;this._count=$("p",{class:"lw-grow",role:"status"}),this._wall=Vt("Wall",()=>i.desk.gallery.toggle(),{title:"the pictures of these rows"}),this._some=$("div",{class:"lw-buttons"},Vt("Copy ids",()=>this.copy()),Vt("CSV",()=>this.save(),{title:"save these rows as CSV (E)"}),Vt("Frame",()=>i.desk.frame(),{title:"bring these rows into view (F)"}),Vt("Only these",()=>e.isolate(e.selected),{title:"show only these rows (Y)"}),Vt("Hide",()=>this._putAway(),{title:"hide these rows"}),this._wall,Vt("None",()=>e.select([]),{title:"select none (Ctrl D)"})),this._hint=$("p",{class:"lw-muted",textContent:"Click a point; Shift adds, Ctrl takes away; Shift and drag: a box."}),this._lasso=Vt("Lasso",()=>i.desk.setTool(i.desk.hand.tool==="lasso"?"move":"lasso"),{title:"draw around rows (Z)"}),this._rows=$("div",{});let n=t.head.selections.map(({name:o,array:a,about:l})=>Vt(o,()=>this._take(a),{class:"lw-chip",title:l??""})),r=n.length?[$("p",{class:"lw-muted",textContent:"sets of rows in this scene"}),$("div",{class:"lw-chips lw-sets"},...n)]:[];this.body.append($("div",{class:"lw-buttons"},this._count,this._lasso),this._hint,this._some,this._rows,...r),this._draw()}update(t){["selected","visible","tool","gallery","pictures"].some(e=>t.has(e))&&this._draw()}_take(t){let e=this.data.arrays.get(t);this.state.select(e),this.view.desk.frame([...e])}_putAway(){let{selected:t,visible:e}=this.state;this.state.isolate(Qe(e).filter(i=>!t.has(i))),this.state.select([])}async copy(){let{selectedIds:t}=this.view;if(!t.length)return this.view.desk.say("no rows are selected");await $a(t.join(`
`),this.view.root),this.view.desk.say(`${Lt(t.length)} ids copied`)}save(){let{data:t,state:e}=this,i=[...e.selected].sort((r,o)=>r-o);if(!i.length)return this.view.desk.say("no rows are selected");let n=$("a",{download:"selection.csv",href:URL.createObjectURL(new Blob([fp(t,i,e.epochShown)],{type:"text/csv"}))});n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),6e4),this.view.desk.say(`${Lt(i.length)} rows saved as selection.csv`)}_draw(){let{data:t,state:e,view:i}=this,{size:n}=e.selected,r=i.desk;this._count.textContent=`${Lt(n)} of ${Lt(t.count)} rows`,this._hint.hidden=n>0,this._some.hidden=n===0,qe(this._lasso,r.hand?.tool==="lasso"),this._wall.hidden=!t.sheets.pictures,qe(this._wall,!!r.gallery?.open);let o=[...e.selected].slice(0,$h);this._rows.replaceChildren(...o.map(a=>this._line(a))),n>$h&&this._rows.append($("p",{class:"lw-muted",textContent:`and ${Lt(n-$h)} more`}))}_line(t){let{data:e,state:i,view:n}=this,r=e.roles.label,o=vs(e.ids[t],r===null?"":e.text(r,t),null,()=>n.desk.frame([t]));return o.addEventListener("pointerenter",()=>i.hover(t)),o.addEventListener("focus",()=>i.hover(t)),o}};var pp=1.959963984540054;function $v(s,t){let e=s/t,i=pp**2,n=(e+i/(2*t))/(1+i/t),r=pp/(1+i/t)*Math.sqrt(e*(1-e)/t+i/(4*t*t));return[Math.min(e,Math.max(0,n-r)),Math.max(e,Math.min(1,n+r))]}function xl(s,t){if(!s)return[null,null];let e=[[0,0],[0,0]];return s.forEach((i,n)=>{let r=e[+!t.has(n)];i===Oi&&r[0]++,(i===Oi||i===Ih)&&r[1]++}),e.map(([i,n])=>{if(!n)return null;let[r,o]=$v(i,n);return{wrong:i,known:n,low:r,high:o}})}function mp(s,t,e){let i=new Array(t.length+1).fill(0),n=new Array(t.length+1).fill(0),r=l=>l<0?t.length:l;for(let l of s)n[r(l)]++;for(let l of e)i[r(s[l])]++;let o=Math.max(1,s.length-e.size);return i.map((l,c)=>({name:t[c]??null,count:l,inside:l/Math.max(1,e.size),rest:(n[c]-l)/o})).filter(({count:l})=>l).sort((l,c)=>c.count-l.count)}function gp(s,t){let e=[[0,0],[0,0]];return s.forEach((i,n)=>{if(i!==i)return;let r=e[+!t.has(n)];r[0]+=i,r[1]++}),e.map(([i,n])=>i/n)}var Zv=2,Zh=4,yl=class extends _e{title="Statistics";side="right";folded=!0;build(){this._draw()}update(t){["selected","epoch","layout"].some(e=>t.has(e))&&this._draw()}_draw(){let{data:t,state:e}=this,{selected:i,epochShown:n}=e,{confidence:r,label:o}=t.roles,a=i.size>=Zv;if(this.element.classList.toggle("lw-empty",!a),!a)return this.body.replaceChildren(Re("Select rows: what is so of them stands here, beside all others."));let l=xl(t.judged(n),i),c=l.map(d=>d?Tr(d.wrong/d.known):ai);this.rename(l[0]?`Statistics (${c[0]} wrong${l[1]?`; others ${c[1]}`:""})`:this.title);let h=l[0]?[["wrong",...c]]:[];if(o!==null){let d=mp(t.codes(o),t.classNames(o),i);h.push(...d.slice(0,Zh).map(({name:u,inside:m,rest:g})=>[u??ai,Tr(m),Tr(g)])),d.length>Zh&&h.push([`and ${Lt(d.length-Zh)} more`,"",""])}r!==null&&h.push(["confidence",...gp(t.numbers(r,n),i).map(De)]),i.size===t.count&&h.forEach(d=>d[2]=""),this.body.replaceChildren(Jv(h),...this._told(l[0]))}_told(t){let{data:e,state:i}=this;if(!t)return[];let n=[`${Lt(t.wrong)} of ${Lt(t.known)} are wrong; 95 %: ${Tr(t.low)} … ${Tr(t.high)}`],r=new Uint8Array(e.count);for(let a of i.selected)r[a]=1;let[o]=Ss(e,r,i.epochShown);return o&&n.push(`most often ${o.label} taken for ${o.prediction}: ${Lt(o.rows.length)}`),n.map(Re)}},Tr=s=>`${(100*s).toFixed(1)} %`;function Jv(s){let t=$("table",{class:"lw-beside"}),e=(i,n)=>$("tr",{},...n.map((r,o)=>$(o?i:"th",{textContent:r})));return t.append(e("th",["","selected","others"]),...s.map(i=>e("td",i))),t}var vl=class{constructor({state:t}){this._state=t,this._told=$("span",{class:"lw-shown",role:"status"}),this._chips=$("div",{class:"lw-chips"}),this.element=$("div",{class:"lw-strip lw-glass",role:"group","aria-label":"rows shown"},this._told,this._chips),this.update(new Set(["visible"]))}update(t){if(!t.has("visible"))return;let e=this._state,{reasons:i}=e.filters;this.element.hidden=!i.length,this._told.textContent=`${Lt(e.visibleCount)} of ${Lt(e.data.count)} shown`;let n=r=>Vt(`${r.words}  ✕`,()=>e.clear(r),{class:"lw-chip",title:`take away: ${r.words}`});this._chips.replaceChildren(...i.map(n),Vt("Invert",()=>e.invert(),{title:"show the hidden rows, and hide the others"}),Vt("Show all",()=>e.showAll()))}};var Kv=2,Jh=["val_accuracy","accuracy","train_accuracy","val_loss","loss","train_loss"],Ml=class{constructor({data:t,state:e}){this._data=t,this._state=e,this._play=$("button",{type:"button",class:"lw-play",on:{click:()=>e.play(!e.playing)}}),this._slider=$("input",{type:"range",class:"lw-range",min:0,max:Math.max(1,t.epochs.length-1),step:.01,"aria-label":"epoch",on:{input:()=>this._scrub()}}),this._told=$("output",{class:"lw-told"}),this.element=$("div",{class:"lw-timeline lw-glass",role:"group","aria-label":"epochs"},this._play,this._slider,this._told),this.element.hidden=t.epochs.length<2,this.update(new Set(["epoch","playing"]))}_scrub(){this._state.play(!1),this._state.setEpoch(Number(this._slider.value))}update(t){if(!["epoch","playing","layout"].some(l=>t.has(l))||this.element.hidden)return;let{epoch:e,playing:i,inEpochs:n}=this._state,r=this._data.epochs[Math.round(e)];this._play.textContent=i?"❚❚":"▶",this._play.setAttribute("aria-label",i?"stop":"play the epochs"),this._slider.value=String(e),this._slider.setAttribute("aria-valuetext",r.name);let o=([l])=>Jh.includes(l)?Jh.indexOf(l):Jh.length,a=[...r.metrics].sort((l,c)=>o(l)-o(c)).slice(0,Kv).map(([l,c])=>`${l.replaceAll("_"," ")} ${De(c)}`);this._told.replaceChildren($("strong",{textContent:r.name}),...a.map(l=>$("span",{textContent:l}))),this.element.classList.toggle("lw-dim",!n)}};var jv=4e3,Qv=.12,Sl=class{constructor(t){this.view=t,this.state=t.state;let{root:e}=t;this._still=matchMedia("(prefers-reduced-motion: reduce)"),this._whats=new Set,this.orbit=new sl(t.camera);let i=new rl;this.hand=new Qa(t,this.orbit,r=>i.draw(r)),e.append(i.element),this.actions=$("div",{class:"lw-actions"}),this.help=new el(t),this.gallery=new Ja(t,()=>this._note("gallery")),this.timeline=new Ml(t),this.strip=new vl(t),this.find=new cl(t),this.selection=new _l(t);let n=[new hl(t),new ul(t),new ll(t),new fl(t),this.find,this.selection,new yl(t),new dl(t),new ml(t),new gl(t)];this._panels=n.filter(r=>r.useful),t.desk=this,this._panels.forEach(r=>r.make()),this.arrangement=new Za(t,this._panels,this.actions,[this.strip.element,this.gallery.element,this.timeline.element],()=>this._sized()),t.alone&&this.actions.append(Vt("Link",()=>this.copyLink(),{title:"copy a link to what is shown, chosen and looked at"})),this.actions.append(Vt("?",()=>this.help.toggle(),{class:"lw-button lw-round",title:"help (F1)","aria-label":"help"})),this._said=$("p",{class:"lw-said lw-glass",role:"status","aria-live":"polite",hidden:!0}),e.append(this._said,this.help.element),this.keys=new tl(e,this,t.alone),e.setAttribute("role","region"),e.setAttribute("aria-label",`${t.data.title||"scene"}: ${Lt(t.data.count)} rows in space`),t.stage.canvas.addEventListener("pointerdown",()=>e.focus({preventScroll:!0})),e.addEventListener("keyup",({key:r,target:o})=>e.classList.toggle("lw-keyed",r==="Tab"&&o===e)),this._hear=({detail:{what:r}})=>this._note(r),this.state.addEventListener("change",this._hear),this.restart(!0)}get calm(){return this._still.matches}wake(){this.view.wake()}pictured(){this._note("pictures")}_note(t){this._whats.add(t),this.wake()}frame(t=null,e=this.calm){let{cloud:i,state:n,world:r}=this.view,o=t??(n.selected.size?[...n.selected]:Qe(n.visible));r.updateWorldMatrix(!0,!0);let a=new Float64Array(3*o.length),l=new R,c=0;for(let h of o)i.endOf(h,l).x===l.x&&l.applyMatrix4(i.object.matrixWorld).toArray(a,3*c++);if(!c)return this.say("nothing to bring into view: of these rows none is shown here");this.orbit.frame(a.subarray(0,3*c),o.length<20?this.hand.reach:n.pointSize,this.arrangement.free,e),this.wake()}_sized(){!this._stood&&this.keys&&this.view.root.clientWidth&&(this.view.stage.fit(),this.restart(!0)),this.wake()}restart(t=this.calm){this._stood=this.view.root.clientWidth>0,Object.assign(this.orbit,{yaw:0,pitch:Qv}),this.frame(Qe(this.state.visible),t)}setTool(t){this.hand.tool=t,this.view.root.classList.toggle("lw-drawing",t!=="move"),this._note("tool")}showPictures(){let{data:t,state:e}=this.view;if(!t.sheets.pictures)return this.say("this scene has no pictures to show");e.show("pictures"),e.picturesShown&&t.count>Uh&&this.say("pictures stand where rows are near: come nearer")}selectAll(){this.state.select(Qe(this.state.visible))}search(){this.arrangement.open(this.find),this.find.input.focus(),this.find.input.select()}async copyLink(){history.replaceState(null,"","#"+Au(this.view)),await $a(location.href,this.view.root);let t=location.protocol==="file:"?": it opens this file, where it lies":"";this.say(Tu(this.view)?`link copied${t}`:`link copied${t}, without the rows: so many fit into no address`)}togglePanels(){this.arrangement.toggle()}escape(){this.hand.gestures.giveUp(),this.help.element.hidden?this.hand.tool!=="move"?this.setTool("move"):this.gallery.open&&this.gallery.toggle(!1):this.help.toggle(!1),this.view.root.focus({preventScroll:!0})}say(t){this._said.textContent=t,this._said.hidden=!1,clearTimeout(this._silence),this._silence=setTimeout(()=>this._said.hidden=!0,jv)}update(t){let e=this.hand.update(t),i=this.keys.update(t),n=this.orbit.update(t);if(this._whats.size){let r=this._whats;this._whats=new Set;for(let o of[...this._panels,this.strip,this.timeline,this.gallery])this._redraw(o,r)}return e||i||n||this._whats.size>0}_redraw(t,e){let{root:i}=this.view,n=i.getRootNode().activeElement,r=t.element.contains(n),o=()=>[...t.element.querySelectorAll("button, input, select")],a=r?o().indexOf(n):-1;if(t.update(e),!r||n.isConnected)return;let l=o();(l[Math.min(a,l.length-1)]??i).focus({preventScroll:!0})}stop(){this.keys.stop(),clearTimeout(this._silence),this.arrangement.stop(),this._panels.forEach(t=>t.stop()),this.state.removeEventListener("change",this._hear)}};var _p=20,tM=.25,xp=.9,eM=.5,wl=class{constructor({cloud:t,data:e,state:i,wake:n}){this._cloud=t,this._data=e,this._state=i;let r=e.neighborsKnown?(_p+1)*e.neighborsKnown.k:0;this._places=new oe(new Float32Array(6*r),3),this._colors=new oe(new Float32Array(8*r),4),this._geometry=new ge().setAttribute("position",this._places).setAttribute("color",this._colors);let o=new an({vertexColors:!0,transparent:!0,depthWrite:!1});this.object=new ue,this._segments=new tr(this._geometry,o),this._segments.frustumCulled=!1,this.object.add(this._segments),this._due=!0,this._t=-1,this._hear=({detail:{what:a}})=>{["hovered","selected","layout","epoch","visible","neighbors"].includes(a)&&(this._due=!0)},i.addEventListener("change",this._hear),n()}update(){if(!this._due&&this._t===this._cloud.t)return;this._due=!1,this._t=this._cloud.t,this._count=0;let{attended:t,neighborsShown:e,selected:i}=this._state;if(e&&this._data.neighborsKnown){if(i.size<=_p)for(let n of i)n!==t&&this._draw(n,eM);t>=0&&this._draw(t,1)}this._geometry.setDrawRange(0,2*this._count),this._segments.visible=this._count>0,this._places.needsUpdate=this._colors.needsUpdate=!0}_draw(t,e){let i=this._data.neighbors(t);this._cloud.sees(t)&&(this._cloud.positionOf(t,yp),i.forEach((n,r)=>{if(!this._cloud.sees(n))return;this._cloud.positionOf(n,vp);let o=e*(xp+(tM-xp)*r/Math.max(1,i.length-1)),a=2*this._count++;yp.toArray(this._places.array,3*a),vp.toArray(this._places.array,3*a+3);for(let l of[a,a+1])this._colors.setXYZW(l,1,1,1,o)}))}stop(){this._state.removeEventListener("change",this._hear),this._geometry.dispose(),this._segments.material.dispose()}},yp=new R,vp=new R;var bl=44,Mp=.032,iM=.6,Sp=40,El=class{constructor({cloud:t,data:e,state:i}){this._cloud=t,this._data=e,this._state=i,this.object=new ue,this._names=[],this._hear=({detail:{what:n}})=>n==="color"&&this._make(),i.addEventListener("change",this._hear),this._make()}_make(){this._clear();let{color:t}=this._state;if(!this._data.columns.get(t)?.places)return;let i=ji(this._data,t,-1);this._names=this._data.classNames(t).map((n,r)=>({code:r,text:n,...nM(n,sM(i[r]))}));for(let{sprite:n}of this._names)this.object.add(n)}_clear(){for(let{sprite:t}of this._names)t.material.map.dispose(),t.material.dispose();this._names=[],this.object.clear()}update(t,e){let i=this._state,n=this._data.columns.get(i.color);if(!this._names.length)return;let r=i.inEpochs?n.places.length-1:[...this._data.layouts.keys()].indexOf(i.layout),o=n.places[r]??[],a=[],l=t.getWorldPosition(rM),c=this._names.map(h=>({...h,row:o[h.code]??-1,away:1/0}));for(let h of c)h.sprite.visible=i.namesShown&&h.row>=0&&!i.filters.hides(i.color,h.text)&&this._cloud.sees(h.row),h.sprite.visible&&(this._cloud.positionOf(h.row,h.sprite.position),h.away=wp.copy(h.sprite.position).applyMatrix4(this._cloud.object.matrixWorld).distanceTo(l));for(let h of c.sort((d,u)=>d.away-u.away))h.sprite.visible&&(h.sprite.visible=this._fits(h,t,e,a))}_fits({sprite:t,wide:e,away:i},n,r,o){let a=Mp*2*Math.tan(Be.degToRad(55)/2)*i;t.scale.set(a*e/r,a/r,1);let{x:l,y:c,z:h}=wp.copy(t.position).applyMatrix4(this._cloud.object.matrixWorld).project(n);if(h>1||h<-1)return!1;let d=Mp*(Math.tan(Be.degToRad(55)/2)*n.projectionMatrix.elements[5]),u=d*e*n.projectionMatrix.elements[0]/n.projectionMatrix.elements[5],m=[l-u,c-d,l+u,c+d];return o.some(g=>m[0]<g[2]&&g[0]<m[2]&&m[1]<g[3]&&g[1]<m[3])?!1:(o.push(m),!0)}stop(){this._state.removeEventListener("change",this._hear),this._clear()}};function nM(s,t){let e=s.length>Sp?s.slice(0,Sp-1)+"…":s,i=document.createElement("canvas"),n=i.getContext("2d"),r=`600 ${bl}px system-ui, sans-serif`;n.font=r,i.width=Math.ceil(n.measureText(e).width+bl*.9),i.height=Math.ceil(bl*1.5),n.fillStyle="rgba(9, 10, 13, 0.78)",n.beginPath(),n.roundRect(0,0,i.width,i.height,bl*.35),n.fill(),n.font=r,n.textAlign="center",n.textBaseline="middle",n.fillStyle=t,n.fillText(e,i.width/2,i.height*.53);let o=new En(i);o.colorSpace=be,o.minFilter=Ee,o.generateMipmaps=!1;let a=new Js(new as({map:o,depthTest:!1,transparent:!0}));return a.renderOrder=10,{sprite:a,wide:i.width/i.height}}var sM=s=>`rgb(${_s(s).map(t=>Math.round(t+iM*(255-t))).join(", ")})`,rM=new R,wp=new R;var oM=.02,aM=50,jh=new R(0,1,0),Kh=new R,bp=new R,lM=new R;function gi(s,t,e){return e.copy(t).multiplyScalar(s.scale.x).applyAxisAngle(jh,s.rotation.y).add(s.position)}function Al(s,t,e){return e.copy(t).applyAxisAngle(jh,s.rotation.y)}function Rr(s,t,e){Kh.copy(t).multiplyScalar(s.scale.x).applyAxisAngle(jh,s.rotation.y),Number.isFinite(e.x+e.y+e.z+Kh.lengthSq())&&s.position.copy(e).sub(Kh)}function Nn(s,t,e){gi(s,t.position,bp),s.rotation.y=pn(s.rotation.y+e),Rr(s,t.position,bp)}function Cr(s,t,e){Rr(s,lM.set(t.position.x,0,t.position.z),e)}function Tl(s,t){s.scale.setScalar(Math.min(aM,Math.max(oM,t)))}function pn(s){return s-2*Math.PI*Math.round(s/(2*Math.PI))}function Dn(s){return Math.hypot(s.x,s.z)>1e-9?Math.atan2(-s.x,-s.z):0}var ke=["left","right"],li={left:"right",right:"left"},cM=80,Pr=class{position=new R;orientation=new We;take(t){let{position:e,orientation:i}=t.transform;this.position.set(e.x,e.y,e.z),this.orientation.set(i.x,i.y,i.z,i.w)}},Rl=class{tracked=!1;bare=!1;aim=new Pr;way=new R(0,0,-1);grip=new Pr;source=null;_ticked=0;constructor(t){this.side=t,this.rest()}rest(){this.tracked=!1,this.x=this.y=this.trigger=this.squeeze=this.primary=this.secondary=this.faster=0}take(t,e,i){this.source=t,this.bare=!!t.hand;let n=e.getPose(t.targetRaySpace,i),r=t.gripSpace?e.getPose(t.gripSpace,i):n;this.tracked=!!(n&&r),!(!n||!r)&&(this.aim.take(n),this.grip.take(r),this.way.set(0,0,-1).applyQuaternion(this.aim.orientation),this._press(t.gamepad))}_press(t){if(!t)return;let{buttons:e,axes:i}=t,n=o=>e[o]?.value??0;if(this.trigger=n(0),this.bare)return;this.squeeze=n(1),this.faster=Math.max(n(3),n(2)),this.primary=n(4),this.secondary=n(5);let r=i.length>3?2:0;this.x=i[r]??0,this.y=-(i[r+1]??0)}pulse(t,e){this.source?.gamepad?.hapticActuators?.[0]?.pulse?.(t,e)?.catch?.(()=>{})}tick(t){t-this._ticked<cM||(this._ticked=t,this.pulse(.15,10))}},Cl=class{left=new Rl("left");right=new Rl("right");head=new Pr;gaze=new R(0,0,-1);focused=!0;update(t,e){let{session:i}=t;this.focused=i.visibilityState==="visible";for(let r of ke)this[r].rest();for(let r of i.inputSources){if(r.targetRayMode==="gaze"||r.targetRayMode==="screen")continue;let o=this[r.handedness==="left"?"left":"right"];(!o.tracked||o.bare&&!r.hand)&&o.take(r,t,e)}let n=t.getViewerPose(e);n&&this.head.take(n),this.gaze.set(0,0,-1).applyQuaternion(this.head.orientation)}get heading(){return Dn(this.gaze)}};var hM=[["point, select, press panels","trigger","pinch"],["take the laser into the other hand","trigger (other hand)","pinch (other hand)"],["move","{other} stick, pressed: faster","pinch beside the rows and pull the world along"],["sink, rise","hold A / X, B / Y ({other})",""],["turn","{main} stick, sideways","Hands: turn left, turn right"],["teleport","{main} stick, forward, let go","Hands: tool teleport; hold a pinch, let go"],["scroll this menu","{main} stick, with the laser on it","pinch the bar at its edge"],["grab the world","grip button","pinch and drag"],["turn and scale the world","grip button, both hands","pinch with both hands and drag"],["scrub the epochs","stick sideways, with a grip held","View: the bar of epochs"],["undo","A / X ({main})","undo, below"],["next tool","B / Y ({main})","Hands"],["export the selection","leave: the page saves it","leave: the page saves it"],["this menu","turn up the palm of the {other} hand","turn up the palm of the {other} hand"]],uM=[["{other} stick: move · {main} stick: turn, forward: jump","pinch at a row: select it · pinch and drag: pull the cloud"],["trigger: select a row · grip: pull the cloud, with both: scale it","pinch and drag with both hands: scale it"],["turn up the palm of the {other} hand: menu","turn up the palm of the {other} hand: menu"]],Ep=(s,t)=>s.replace("{main}",t).replace("{other}",li[t]),Ap=(s,t)=>hM.map(([e,i,n])=>[e,Ep(t?n:i,s)]).filter(([,e])=>e),Tp=(s,t)=>uM.map(([e,i])=>Ep(t?i:e,s));var Qh=.03,Pl=class{_anchors={left:new R,right:new R};_held={left:!1,right:!1};_across=new R;_stage=new R;_room=new R;_start={apart:1,yaw:0,scale:1,level:0,direction:0};get hands(){return Number(this._held.left)+Number(this._held.right)}release(){this._held.left=this._held.right=!1}update(t,e,i){if(ke.some(n=>i[n]!==this._held[n])&&this._take(t,e,i),this.hands===2)this._turnAndScale(t,e);else for(let n of ke)this._held[n]&&Rr(t,e[n].grip.position,this._anchors[n])}_take(t,e,i){for(let n of ke)this._held[n]=i[n],i[n]&&gi(t,e[n].grip.position,this._anchors[n]);Object.assign(this._start,this._span(e),{yaw:t.rotation.y,scale:t.scale.x})}_span({left:t,right:e}){let i=this._across.copy(e.grip.position).sub(t.grip.position);return{apart:Math.max(Qh,i.length()),level:Math.hypot(i.x,i.z),direction:Dn(i)}}_turnAndScale(t,e){let i=this._span(e),n=this._start;Tl(t,n.scale*n.apart/i.apart),i.level>Qh&&n.level>Qh&&(t.rotation.y=pn(n.yaw+n.direction-i.direction)),this._stage.copy(e.left.grip.position).add(e.right.grip.position).multiplyScalar(.5),this._room.copy(this._anchors.left).add(this._anchors.right).multiplyScalar(.5),Rr(t,this._stage,this._room)}};var je=class{down=!1;pressed=!1;released=!1;_blocked=!1;update(t,e=!0){let i=this.down;this._blocked=t>=.4&&(this._blocked||!e),this.down=e&&!this._blocked&&t>=(i?.4:.6),this.pressed=this.down&&!i,this.released=i&&!this.down}};var tu=()=>({left:new je,right:new je}),Il=class{raw=tu();trigger=tu();squeeze=tu();undo=new je;next=new je;_gripping={left:!1,right:!1};listen(t,e,i,n,r){let{focused:o}=t;for(let l of ke){let c=t[l],h=this.trigger[l];this.raw[l].update(c.trigger,o),h.update(c.trigger,o&&!(n&&l===e.side&&!h.down)),this.squeeze[l].update(c.squeeze,o)}let a=li[e.side];if(this.trigger[a].pressed&&t[a].tracked&&!r){e.side=a;for(let l of ke)this.trigger[l].update(1,!1);this.raw[a].update(1,!1)}this.undo.update(t[i].primary,o),this.next.update(t[i].secondary,o)}gripping(t,e,i){for(let n of ke){let r=this.squeeze[n].down||e&&this.trigger[n].down;this._gripping[n]=r&&t[n].tracked&&!i}return this._gripping}};var Rp=4,Cp=Math.PI/180,dM=13163775,Ll=class{side="right";active=!1;length=Rp;onPanel=!1;origin=new R;way=new R(0,0,-1);constructor(){let t=new rr(.0012,.0012,1,8,1,!0).translate(0,.5,0).rotateX(-Math.PI/2);this.beam=new ee(t,new Ke({color:dM,transparent:!0,opacity:.6})),this.spot=new ee(new si(.005,16,12),new Ke({color:16777215,transparent:!0,depthTest:!1}));for(let e of[this.beam,this.spot])Object.assign(e,{frustumCulled:!1,renderOrder:11})}get objects(){return[this.beam,this.spot]}aim(t,e){!e[this.side].tracked&&e[li[this.side]].tracked&&(this.side=li[this.side]);let i=e[this.side];this.active=i.tracked&&e.focused,gi(t,i.aim.position,this.origin),Al(t,i.way,this.way)}end(t,e,i){this.length=Number.isFinite(e)?e:Rp*t.scale.x,this.onPanel=i}show(t,e,i){let n=e[this.side],r=this.length/t.scale.x;this.beam.visible=this.active&&!i,this.spot.visible=this.beam.visible&&this.onPanel,this.beam.position.copy(n.aim.position),this.beam.quaternion.copy(n.aim.orientation),this.beam.scale.set(1,1,r),this.spot.position.copy(n.aim.position).addScaledVector(n.way,r)}};var fM=.03,Nl=class{button=new je;start=new R;means=""},Dl=class{_of={left:new Nl,right:new Nl};listen(t,e,i){for(let n of ke)this._begin(t[n],this._of[n],i&&n===e);for(let n of ke)this._become(t[n],this._of[n],this._of[li[n]])}waits(t){return this._of[t].means==="maybe"}_begin(t,e,i){e.button.update(t.bare&&t.tracked?t.trigger:0),e.button.pressed&&(e.means=i?"press":"maybe",e.start.copy(t.grip.position))}_become(t,e,i){if(!t.bare)return;let n=i.button.down&&i.means!=="press";e.means==="maybe"&&e.button.down&&(n||e.start.distanceTo(t.grip.position)>fM)&&(e.means="drag");let r=e.button.released&&e.means==="maybe";t.squeeze=e.means==="drag"&&e.button.down?1:0,t.trigger=r||e.means==="press"&&e.button.down?1:0,e.button.down||(e.means="")}};var pM=1.6,mM=3,gM=100*Math.PI/180,Ul=Math.PI/6,eu=.15,_M=.15,xM=.35,Pp=new R(0,1,0);function ws(s,t){let e=Math.hypot(s,t);return e<=eu?0:Math.min(1,(e-eu)/(1-eu))**1.5/e}var Fl=class{snap=!0;vignette=0;_left=new je;_right=new je;_way=new R;update(t,e,i,n){let{focused:r}=e,o=r&&this._move(t,e,e[li[n]],i),a=this._turn(t,e,e[n],i,r),l=o||a?i/_M:-i/xM;return this.vignette=Math.min(1,Math.max(0,this.vignette+l)),o}_move(t,e,i,n){let r=ws(i.x,i.y),o=(i.secondary>.5?1:0)-(i.primary>.5?1:0);if(!r&&!o)return!1;this._way.set(i.x*r,0,-i.y*r).applyAxisAngle(Pp,e.heading),this._way.y=o;let a=pM*t.scale.x*(i.faster>.5?mM:1);return t.position.addScaledVector(this._way.applyAxisAngle(Pp,t.rotation.y),a*n),!0}_turn(t,e,i,n,r){let o=Math.abs(i.x)>Math.abs(i.y)?i.x:0;this._left.update(Math.max(0,-o),r&&this.snap),this._right.update(Math.max(0,o),r&&this.snap),this._left.pressed&&Nn(t,e.head,Ul),this._right.pressed&&Nn(t,e.head,-Ul);let a=this.snap||!r?0:o*ws(o,0);return a&&Nn(t,e.head,-a*gM*n),!!a}};var yM=.35,vM=8,MM=6,Ol=class{active=!1;listen(t,e){if(!ke.some(a=>e[a].down))return this.active=!1,0;let{left:n,right:r}=t,o=Math.abs(n.x)>Math.abs(r.x)?n.x:r.x;return this.active||=Math.abs(o)>=yM,n.x=n.y=r.x=r.y=0,this.active?o*ws(o,0):0}moved(t,e,i,n){let r=Math.max(vM,i/MM);return Math.min(i,Math.max(0,t+e*r*n))}};var SM=3e5,Ip=2e4,wM=90,bM=1.35,EM=72,Bl=class{constructor(t,e){this._cloud=t,this.count=e,this.limit=Math.min(e,SM),this._frames=this._seconds=0}get words(){return this.limit>=this.count?"":`${Lt(this.limit)} of ${Lt(this.count)} rows are drawn, an even sample, so that this headset keeps pace`}begin(){this._cloud.sample(this.limit)}draw(t){this.limit=Math.min(this.count,Math.max(1,Math.round(t))),this._cloud.sample(this.limit)}update(t,e){if(this._frames++,this._seconds+=e,this._frames<wM)return!1;let i=this._seconds/this._frames*(t.frameRate??EM)>bM;return this._frames=this._seconds=0,!i||this.limit<=Ip?!1:(this.draw(Math.max(Ip,this.limit*.7)),!0)}end(){this._cloud.sample(this.count)}};var Up=new R(0,1,0),AM=new Zt,Lp=new We,Ir=new R,iu=new R,TM=.1;function Un(s,t,e,i,n){let r=n?1-Math.exp(-i/TM):1;s.position.lerp(t,r),Lp.setFromRotationMatrix(AM.lookAt(e.position,s.position,Up)),s.quaternion.copy(Lp)}var RM=Math.cos(38*Math.PI/180),CM=Math.cos(55*Math.PI/180),PM=.06,IM=.5,Np=.62,Dp=-32*Math.PI/180,LM=40*Math.PI/180,kl=class{shown=!1;_yaw=null;update(t,e,i,n,r){let o=e[li[i]],a=this.shown;if(o.tracked){this._yaw=null;let l=this._turned(o,e.head);this.shown=a?n||l>=CM:l>=RM&&o.squeeze<IM,Ir.copy(o.grip.position).y+=t.height/2+PM}else this.shown=e[i].tracked,this._hip(e,n);t.object.visible=this.shown,this.shown&&!(a&&n)&&Un(t.object,Ir,e.head,r,a)}_turned(t,e){iu.set(t.side==="left"?1:-1,0,0).applyQuaternion(t.grip.orientation);let i=Ir.copy(e.position).sub(t.grip.position).normalize();return Math.max(iu.dot(i),iu.y)}_hip(t,e){(this._yaw===null?1/0:Math.abs(pn(t.heading-this._yaw)))>LM&&!e&&(this._yaw=t.heading);let n=Np*Math.cos(Dp);Ir.set(-Math.sin(this._yaw)*n,Np*Math.sin(Dp),-Math.cos(this._yaw)*n),Ir.add(t.head.position)}};function zl(s,t,e,i){let n=(t.side==="right"?-1:1)*(s.width/2+.05);return i.set(n,-.02,.03).applyAxisAngle(Up,e).add(t.grip.position)}var NM="system-ui, sans-serif",de={text:"#ebeef2",muted:"#99a3b2",accent:"#5ca8ff",onAccent:"#080f1c",glass:"rgba(17, 19, 24, 0.97)",chip:"rgba(255, 255, 255, 0.08)",lit:"rgba(255, 255, 255, 0.18)",edge:"rgba(255, 255, 255, 0.14)"},Gl=class{constructor(t){this.canvas=t,this.g=t.getContext("2d",{willReadFrequently:!0}),this.controls=[],this.over="",this.x=this.y=24,this.offset=0,this._clip=null,this._most=0}get width(){return this.canvas.width-48}begin(t){let{g:e,canvas:i}=this;this.over=t,this.controls=[],this.x=24,this.y=24*.8,e.clearRect(0,0,i.width,i.height),this._box(1,1,i.width-2,i.height-2,18,de.glass),e.strokeStyle=de.edge,e.lineWidth=2,e.stroke()}text(t,{color:e=de.text,bold:i=!1,lines:n=3,width:r=this.width}={}){this._font(i);for(let o of this._lines(String(t),n,r))this._put(o,24,this.y+40/2,e),this.y+=40*.85;this.y+=40*.1}muted(t,e=3){this.text(t,{color:de.muted,lines:e})}pair(t,e,i=this.width){this._font(!1);let n=this.y+40/2,r=Math.min(i*.55,this.g.measureText(t).width+14);this._put(this._short(t,r-14),24,n,de.muted),this._put(this._short(String(e),i-r),24+r,n,de.text),this.y+=40*.85}space(t=8){this.y+=t}chips(t,e){this._font(!1);let i=24;e.forEach(([n,r,o=!1],a)=>{let l=this._short(n,this.width-16),c=Math.max(44,this.g.measureText(l).width+28);i>24&&i+c>24+this.width&&(i=24,this.y+=52);let h=`${t}/${a}/${n}`;this._control({key:h,x:i,y:this.y,width:c,height:44,press:r}),this._box(i,this.y,c,44,10,o?de.accent:h===this.over?de.lit:de.chip),o&&h===this.over&&this._rim(),this._put(l,i+14,this.y+44/2,o?de.onAccent:de.text),i+=c+8}),e.length&&(this.y+=52)}slider(t,e,i,n){let r=this.y,o=44;this._control({key:t,x:24,y:r,width:this.width,height:o,drag:n}),this._box(24,r,this.width,o,10,t===this.over?de.lit:de.chip),this._box(24,r,Math.max(12,this.width*i),o,10,"rgba(92, 168, 255, 0.45)"),this._box(24+Math.min(this.width-8,Math.max(0,this.width*i-4)),r,8,o,4,de.accent),this._font(!1),this._put(this._short(e,this.width-28),38,r+o/2,de.text),this.y+=52}row(t,e,{press:i,swatch:n="",figure:r="",off:o=!1}={}){let a=this.y,l=a+40/2;i&&this._control({key:t,x:24,y:a,width:this.width,height:40,press:i}),i&&t===this.over&&this._box(24,a,this.width,40,8,de.lit),this._font(!1);let c=this.g.measureText(r).width,h=n?40:8,d=o?de.muted:de.text;n&&this._box(32,l-10,20,20,10,o?de.chip:n),this._put(this._short(e,this.width-h-c-24),24+h,l,d,o),this._put(r,24+this.width-c-8,l,de.muted),this.y+=40}ramp(t,e){let{g:i}=this,n=i.createLinearGradient(24,0,24+this.width,0);t.forEach((r,o)=>n.addColorStop(o/Math.max(1,t.length-1),r)),this._box(24,this.y,this.width,24,6,n),this.y+=28,this._font(!1);for(let[r,o]of e){let a=i.measureText(o).width,l=24+r*this.width-a/2;this._put(o,Math.min(24+this.width-a,Math.max(24,l)),this.y+40/2,de.muted)}this.y+=40}scrolling(t,e){let{g:i}=this,n=this.y,r=this.canvas.height-t;this._clip=[n,r],i.save(),i.beginPath(),i.rect(0,n,this.canvas.width,r-n),i.clip(),this.y=n-this.offset,e();let o=this.y+this.offset-n;return i.restore(),this._clip=null,this._most=Math.max(0,o-(r-n)),this._most&&this._bar(n,r,o),this.y=r+8,this._most>0}scroll(t){let e=this.offset;return this.offset=Math.min(this._most,Math.max(0,this.offset+t)),this.offset!==e}_bar(t,e,i){let n=(e-t)*(e-t)/i,r=e-t-n,o=this.canvas.width-48,a=(c,h)=>this.offset=h*this._most;this.controls.unshift({key:"scroll",x:o,y:t,width:48,height:e-t,drag:a});let l=this.over==="scroll"?de.accent:de.muted;this._box(this.canvas.width-16,t+this.offset/this._most*r,10,n,5,l)}_control(t){let[e,i]=this._clip??[0,this.canvas.height],n=Math.max(t.y,e),r=Math.min(t.y+t.height,i);r>n&&this.controls.push({...t,y:n,height:r-n})}_box(t,e,i,n,r,o){this.g.fillStyle=o,this.g.beginPath(),this.g.roundRect(t,e,i,n,r),this.g.fill()}_rim(){this.g.strokeStyle=de.text,this.g.lineWidth=2,this.g.stroke()}_font(t){this.g.font=`${t?"600 ":""}25px ${NM}`,this.g.textBaseline="middle"}_put(t,e,i,n,r=!1){this.g.fillStyle=n,this.g.fillText(t,e,i),r&&this.g.fillRect(e,i,this.g.measureText(t).width,2)}_short(t,e){if(this.g.measureText(t).width<=e)return t;let i=Math.min(t.length,200);for(;i>1&&this.g.measureText(t.slice(0,i)+"…").width>e;)i--;return t.slice(0,i)+"…"}_lines(t,e,i){let n=[],r="";for(let a of t.slice(0,600).split(/\s+/)){let l=r?r+" "+a:a;!r||this.g.measureText(l).width<=i?r=l:(n.push(r),r=a)}n.push(r);let o=n.slice(0,e).map(a=>this._short(a,i));return n.length>e&&(o[e-1]=this._short(o[e-1]+" …",i)),o}};var DM=2400,UM=40,bs=new R,Vl=new R,Fp=(s,t,e)=>Math.min(1,Math.max(0,(s-t)/e)),Bi=class{constructor(t,e,i,n=DM){Object.assign(this,{width:t,height:e,perMeter:n}),this.canvas=Object.assign(document.createElement("canvas"),{width:Math.round(t*n),height:Math.round(e*n)}),this.texture=new En(this.canvas),Object.assign(this.texture,{colorSpace:be,anisotropy:4});let r=new Ke({map:this.texture,transparent:!0,depthTest:!1,depthWrite:!1});this.object=new ee(new An(t,e),r),Object.assign(this.object,{visible:!1,renderOrder:10}),this.pen=new Gl(this.canvas),this.stale=!0,this.over="",this._draw=i,this._held="",this._drawn=-1/0}get held(){return this._held!==""}get controls(){return this.pen.controls}refresh(t){!this.stale||!this.object.visible||t-this._drawn<UM||(this.stale=!1,this._drawn=t,this.pen.begin(this.over),this._draw(this.pen),this.texture.needsUpdate=!0)}meet(t,e,i){if(!this.object.visible)return 1/0;this.object.worldToLocal(bs.copy(t)),this.object.worldToLocal(Vl.copy(t).add(e)).sub(bs);let n=-bs.z/Vl.z;if(!(n>0)||bs.z<0)return 1/0;let r=bs.x+Vl.x*n,o=bs.y+Vl.y*n;return Math.abs(r)>this.width/2||Math.abs(o)>this.height/2?1/0:(i.set((r+this.width/2)*this.perMeter,(this.height/2-o)*this.perMeter),n)}point(t,e){this.held&&(!e.down||!t)&&(this._held="");let i=this.held?this._control(this._held):this._under(t),n=i?.key??"";if(n!==this.over&&(this.stale=!0),this.over=n,!i||!t)return!1;let r=Fp(t.x,i.x,i.width),o=Fp(t.y,i.y,i.height);return e.pressed?(this._held=n,(i.press??i.drag)(r,o)):this.held&&i.drag?.(r,o),this.stale||=e.pressed,e.pressed}scroll(t){this.pen.scroll(t)&&(this.stale=!0)}_control(t){return this.controls.find(e=>e.key===t)}_under(t){if(!t)return;let e=({x:i,y:n,width:r,height:o})=>t.x>=i&&t.x<i+r&&t.y>=n&&t.y<n+o;return this.controls.find(e)}stop(){this.texture.dispose(),this.object.material.dispose(),this.object.geometry.dispose()}};var OM=.24,BM=.075,kM=.0145,zM=.016,GM=10,nu=132,Hl=20,VM=new R,HM=({columns:s})=>Math.max(BM,zM+kM*Math.min(GM,s.size+1)),Wl=class{constructor(t){this._state=t,this._data=t.data,this.sheet=new Bi(OM,HM(this._data),e=>this._draw(e)),this._listener=()=>this.sheet.stale=!0,t.addEventListener("change",this._listener)}update(t,e,i,n){let{sheet:r}=this,o=r.object.visible;r.object.visible=t.tracked&&this._state.hovered>=0&&!i,r.object.visible&&Un(r.object,zl(r,t,e.heading,VM),e.head,n,o)}_draw(t){let{hovered:e,epochShown:i}=this._state;if(e<0)return;let n=t.canvas.width-nu-Hl,o=this._data.sheets.draw(t.g,e,n,Hl,nu)?n-2*Hl:t.width,a=Hl+nu,[[,l],...c]=this._data.details(e,i);t.text(l,{bold:!0,lines:1,width:o});for(let[h,d]of c){if(t.y+25>t.canvas.height-8)break;t.pair(h,d,t.y<a?o:t.width)}}stop(){this._state.removeEventListener("change",this._listener),this.sheet.stop()}};var ql=10134450,WM=3817548,Op=6072575,Bp=7896714,kp=25,XM=.05,qM=`
varying vec3 normalEye;
void main() {
  vec4 place = vec4(position, 1.0), way = vec4(normal, 0.0);
  #ifdef USE_INSTANCING
    place = instanceMatrix * place; way = instanceMatrix * way;
  #endif
  normalEye = normalMatrix * way.xyz;
  gl_Position = projectionMatrix * modelViewMatrix * place;
}`,YM=`
varying vec3 normalEye;
uniform vec3 tint;
void main() {
  vec3 way = normalize(normalEye);
  gl_FragColor = vec4(tint * (0.3 + 0.5 * max(way.z, 0.0) + 0.2 * max(way.y, 0.0)), 1.0);
  #include <colorspace_fragment>
}`,zp=s=>new Me({vertexShader:qM,fragmentShader:YM,uniforms:{tint:{value:new Ht(s)}}});function Xl(s,t,e,i,n=Math.PI/2){let r=new ee(new sr(s,t,6,16),zp(e));return r.position.set(...i),r.rotation.x=n,r}var Yl=class{constructor(){this.group=new ue,this.tip=Xl(.006,.012,Bp,[0,.004,-.085],0),this.tip.rotation.z=Math.PI/2,this.held=new ue,this.held.add(Xl(.0155,.08,ql,[0,.004,.006],1.72),Xl(.022,.02,ql,[0,.004,-.06])),this.held.add(Xl(.007,.016,WM,[0,-.014,-.079],.5),this.tip),this.joints=new Qs(new si(1,10,8),zp(ql),kp),this.joints.frustumCulled=!1,this.group.add(this.held,this.joints),this.group.visible=!1}},$l=class{_seen={left:new Yl,right:new Yl};_matrix=new Zt;_place=new R;_turn=new We;_size=new R;get objects(){return ke.map(t=>this._seen[t].group)}update(t,e,i,n){for(let r of ke){let o=t[r],a=this._seen[r];if(a.group.visible=o.tracked&&o.grip.position.distanceTo(t.head.position)>XM,!a.group.visible)continue;let l=o.bare&&this._joints(a.joints,o.source.hand,e,i);a.joints.visible=l,a.held.visible=!l,a.held.position.copy(o.grip.position),a.held.quaternion.copy(o.grip.orientation),a.joints.material.uniforms.tint.value.setHex(r===n?Op:ql),a.tip.material.uniforms.tint.value.setHex(r===n?Op:Bp)}}_joints(t,e,i,n){let r=0;for(let o of e.values()){let a=i.getJointPose?.(o,n);if(!a||r>=kp)continue;let{position:l,orientation:c}=a.transform,h=a.radius||.008;this._place.set(l.x,l.y,l.z),this._turn.set(c.x,c.y,c.z,c.w),t.setMatrixAt(r++,this._matrix.compose(this._place,this._turn,this._size.setScalar(h)))}return t.count=r,t.instanceMatrix.needsUpdate=!0,r>0}};var Gp={select:"Point at a row and press: it joins the selection, or leaves it.",grab:"Hold and pull: the whole cloud comes along.",teleport:"Hold, aim at the floor, let go: you stand there.",probe:"See what the model makes of where your hand is. Press to hold it there."};var $M=.31,ZM=.37,JM=112,KM=[40,180],jM=[.001,.06],Vp=16,Zl=200,QM=900,tS=["visible","epoch","layout"],Jl=class{constructor(t,e){this._walk=t,this._seen=e,this._state=t.state,this._data=t.state.data,this.tab="View",this.sheet=new Bi($M,ZM,i=>this._draw(i)),this._listener=({detail:{what:i}})=>{this.sheet.stale||=i!=="hovered",tS.includes(i)&&(this._pairs=null)},this._pairs=null,this._state.addEventListener("change",this._listener)}get mistakes(){return this._pairs??=Ss(this._data,this._state.visible,this._state.epochShown),this._pairs}get _shows(){let{_data:t}=this,e=[...t.columns.values()].some(({places:n})=>n);return[...[["pictures","pictures",t.sheets.pictures],["names","names",e],["neighbors","neighbors",t.neighborsKnown]],["mistakes","crosses on mistakes",this.mistakes.length]].filter(([,,n])=>n)}push(t,e){this.sheet.scroll(-t*QM*e)}_draw(t){let e=["View",...this.mistakes.length?["Mistakes"]:[],"Hands","Help"],i=r=>()=>{this.tab=r,t.offset=0};t.chips("tabs",e.map(r=>[r,i(r),r===this.tab]));let n={View:()=>this._view(t),Mistakes:()=>this._mistakes(t),Hands:()=>this._hands(t)};t.scrolling(JM,n[this.tab]??(()=>this._help(t))),this._foot(t)}_view(t){let{_state:e,_data:i,_seen:n}=this;e.layoutNames.length>1&&(t.muted("layout"),t.chips("layout",e.layoutNames.map(c=>[c,()=>e.setLayout(c),c===e.layout])));for(let c of this._quality())t.muted(c);i.epochs.length>1&&this._epochs(t),t.muted("color"),t.chips("color",e.colorNames.map(c=>[c,()=>e.setColor(c),c===e.color])),this._legend(t),t.space();let[r,o]=jM.map(Math.log),a=(Math.log(e.pointSize)-r)/(o-r),l=c=>e.setPointSize(Math.exp(r+c*(o-r)));t.slider("size",`points ${(e.pointSize*1e3).toPrecision(2)} mm`,a,l),t.chips("shown",this._shows.map(([c,h])=>[h,()=>e.show(c),e[c+"Shown"]])),n.budget.words&&t.muted(n.budget.words)}_quality(){let{_state:t,_data:e}=this;return((t.inEpochs?e.epochs[t.epochShown]:e.layouts.get(t.layout))?.quality??[]).slice(0,2)}_epochs(t){let{_state:e,_data:{epochs:i}}=this,n=i.length-1,r=l=>{e.play(!1),e.setEpoch(l*n)};t.slider("epoch",i[Math.round(e.epoch)].name,e.epoch/n,r);let o=l=>()=>{e.play(!1),e.setEpoch(l>0?Math.floor(e.epoch+1):Math.ceil(e.epoch-1))},a=[e.playing?"stop":"play",()=>e.play(!e.playing),e.playing];t.chips("play",[a,["one back",o(-1)],["one on",o(1)]])}_legend(t){let{_state:e,_data:i}=this,n=e.color===bi?null:i.columns.get(e.color);if(!n)return;if(n.type==="scalar"){let c=i.head.palettes[n.palette],h=(c.length-1)/(Vp-1),d=Array.from({length:Vp},(u,m)=>c[Math.round(m*h)]);t.ramp(d,(n.ticks??[]).map(({at:u,text:m})=>[u,m])),n.unit&&t.muted(n.unit),this._range(t,n);return}let r=i.classNames(e.color,e.epochShown),o=ji(i,e.color,e.epochShown),a=(c,h,d,u)=>{let m=e.filters.hides(e.color,r[h]??null),g=u===void 0?"":Lt(u);t.row(`class/${h}`,c,{swatch:d,figure:g,off:m,press:()=>e.hideClass(e.color,h,!m)})};r.slice(0,Zl).forEach((c,h)=>a(c,h,o[h],n.counts?.[h])),r.length>Zl&&t.muted(`and ${Lt(r.length-Zl)} more classes`);let l=(n.counts??[]).reduce((c,h)=>c+h,0);n.counts&&l<i.count&&a("unknown",-1,i.head.unknown,i.count-l)}_range(t,{name:e,low:i,high:n}){let{_state:r}=this,o=r.filters.ranges.get(e)??[-1/0,1/0],a=(d,u)=>Number.isFinite(d)?(d-i)/(n-i||1):u,l=d=>i+d*(n-i),c=d=>r.setRange(e,d>0?l(d):-1/0,o[1]),h=d=>r.setRange(e,o[0],d<1?l(d):1/0);t.slider("from",`from ${De(Math.max(i,o[0]))}`,a(o[0],0),c),t.slider("to",`to ${De(Math.min(n,o[1]))}`,a(o[1],1),h)}_mistakes(t){let{_walk:e,_state:i}=this,[n,r]=xl(this._data.judged(i.epochShown),i.selected),o=({wrong:a,known:l})=>`${(100*a/l).toFixed(1)} %`;n&&r&&t.muted(`of the selected ${o(n)} are wrong, of the others ${o(r)}`),t.muted("the model takes …");for(let{label:a,prediction:l,rows:c}of this.mistakes.slice(0,Zl))t.row(`mistake/${a}/${l}`,`${a} for ${l}`,{figure:Lt(c.length),press:()=>e.goTo(c)})}_hands(t){let{_walk:e}=this;t.chips("tool",e.tools.map(d=>[d,()=>e.take(d),d===e.tool])),t.muted(Gp[e.tool]);let i=d=>[`${d}-handed`,()=>e.leadWith(d),e.main===d];t.chips("main",[i("right"),i("left")]);let n=(d,u)=>[d,()=>e.sticks.snap=u,e.sticks.snap===u];t.chips("turns",[n("snap turn",!0),n("smooth turn",!1)]);let[r,o]=KM,{vignette:a}=this._seen,l=Math.round(a.clearDeg),c=l>=o?"no vignette":`clear view ${l}° while moving`,h=d=>a.clearDeg=Math.round(r+d*(o-r));t.slider("vignette",c,(a.clearDeg-r)/(o-r),d=>{h(d),this.sheet.stale=!0}),t.chips("turn",[["turn left",()=>e.turn(1)],["turn right",()=>e.turn(-1)],["back to start",()=>e.toStart()]])}get helped(){return Ap(this._walk.main,this._walk.bare)}_help(t){for(let[e,i]of this.helped)t.text(e,{bold:!0}),t.muted(i);for(let e of this._data.head.notes??[])t.muted(e,8)}_foot(t){let{_state:e,_walk:i}=this,n=e.selected.size;t.row("selected",`${Lt(n)} selected`,{figure:`${Lt(e.visibleCount)} rows shown`});let r=n?[["clear",()=>e.select([]),!1],["only these",()=>e.isolate(e.selected)]]:[];e.visibleCount<this._data.count&&r.push(["show all",()=>e.showAll()]),t.chips("foot",[...r,["undo",()=>i.undo()],["leave",()=>i.leave(),!1]])}stop(){this._state.removeEventListener("change",this._listener),this.sheet.stop()}};var Hp=1,eS=.45,iS=4,nS=1150,Wp=new R,Kl=class{constructor(){this._lines=[],this._left=0,this.sheet=new Bi(.8,.13,t=>this._draw(t),nS)}_draw(t){for(let e of this._lines)t.text(e,{lines:1})}get words(){return this._left>0?this._lines.join(" "):""}say(t,e=iS){this._lines=[t].flat(),this._left=e,this.sheet.stale=!0}update(t,e){let{sheet:i}=this,n=i.object.visible;if(this._left=Math.max(0,this._left-e),i.object.visible=this._left>0,!i.object.visible)return;let{gaze:r,head:o}=t,a=Math.hypot(r.x,r.z)||1;Wp.set(r.x/a*Hp,-eS,r.z/a*Hp).add(o.position),Un(i.object,Wp,o,e,n)}};var sS=.12,rS=.15,oS=.23,Xp=312,qp=new R,aS=new R,jl=class{constructor(t,e,i){this._decoder=t,this._world=e,this._state=i,this.place=new R,this.held=!1,this.found=null,this._asked=!1,this._shown=document.createElement("canvas"),this.sheet=new Bi(rS,oS,n=>this._draw(n)),this.mark=new ee(new si(.008,16,12),new Ke({color:16777215})),this.mark.visible=!1}get here(){return this._decoder.has(this._state.layout)}update(t,e,i,n,r,o){let{sheet:a}=this,l=a.object.visible;n.pressed&&!r&&(this.held=!this.held,e.pulse(.5,30));let c=aS.copy(e.aim.position).addScaledVector(e.way,sS);!this.held&&!r&&gi(t,c,this.place),this._ask(),this.mark.visible=!0,this.mark.position.copy(this.place),this.mark.scale.setScalar(t.scale.x),a.object.visible=e.tracked,Un(a.object,zl(a,e,i.heading,qp),i.head,o,l)}_ask(){if(this._asked||!this.here)return;this._asked=!0;let t=this._world.worldToLocal(qp.copy(this.place)),e=i=>{this._asked=!1,i&&(this.found=i,this.sheet.stale=!0)};this._decoder.at(this._state.layout,{x:t.x,y:t.y,z:t.z}).then(e,()=>e(null))}_draw(t){if(this.here||t.muted(`the decoder knows no way from places of ${this._state.layout}`,5),!this.here||!this.found)return;let{picture:e,table:i,classes:n}=this.found;e&&this._picture(t,e);for(let{name:r,share:o}of(n??[]).slice(0,3))t.pair(r,`${Math.round(100*o)} %`);for(let{name:r,value:o,beyond:a}of(i??[]).slice(0,8))t.pair(r,De(o)+(a?" !":""));this.held&&t.muted("held: press to take it along")}_picture(t,e){let{_shown:i}=this,n=Math.min(Xp/e.width,Xp/e.height);Object.assign(i,{width:e.width,height:e.height}),i.getContext("2d").putImageData(e,0,0),t.g.imageSmoothingEnabled=!1,t.g.drawImage(i,t.x,t.y,e.width*n,e.height*n),t.space(e.height*n+12)}putDown(){this.mark.visible=this.sheet.object.visible=this.held=!1}stop(){this.putDown(),this.sheet.stop()}};var lS=7,cS=9.81,Yp=2.5,su=32,hS=1,ru=5682409,uS=13983232,Ql=class{thrown=!1;side="right";target=new R;_lands=!1;_stick=new je;_origin=new R;_way=new R;constructor(){let t=new ge;t.setAttribute("position",new oe(new Float32Array(3*(su+1)),3)),this.line=new ls(t,new an({color:ru})),this.ring=new ee(new or(.22,.3,48),new Ke({color:ru})),this.ring.rotation.x=-Math.PI/2;for(let e of[this.line,this.ring])Object.assign(e,{visible:!1,frustumCulled:!1})}get objects(){return[this.line,this.ring]}update(t,e,i,n,r){let o=e[n];this._stick.update(o.y>Math.abs(o.x)?Math.max(0,o.y):0,e.focused&&o.tracked);let a=this._stick.down?n:i,l=this.thrown;return this.thrown=!!a,a&&(this.side=a,this._throw(t,e[a],r)),this.line.visible=this.thrown,this.ring.visible=this.thrown&&this._lands,a||!l||!this._lands||!e.focused?!1:(Cr(t,e.head,this.target),!0)}_throw(t,e,i){let n=t.scale.x,r=gi(t,e.aim.position,this._origin),o=Al(t,e.way,this._way).multiplyScalar(lS*n),a=cS*n,l=Math.max(0,r.y),c=(o.y+Math.sqrt(o.y**2+2*a*l))/a;this._lands=c<=Yp;let h=Math.min(c,Yp),d=this._lands?this._share(r,o,h,i,n):1,u=this.line.geometry.attributes.position;for(let m=0;m<=su;m++){let g=h*m/su,x=l+o.y*g-a/2*g*g;u.setXYZ(m,r.x+o.x*g*d,x,r.z+o.z*g*d)}u.needsUpdate=!0,this.target.set(r.x+o.x*h*d,0,r.z+o.z*h*d),this.ring.position.copy(this.target).y+=.005*n,this.ring.scale.setScalar(n),this.line.material.color.setHex(this._lands?ru:uS)}_share(t,e,i,n,r){let o=t.x-n.center.x,a=t.z-n.center.z,l=e.x*i,c=e.z*i,h=Math.max(n.radius+hS*r,Math.hypot(o,a));if(Math.hypot(o+l,a+c)<=h)return 1;let d=l*l+c*c,u=o*l+a*c,m=o*o+a*a-h*h;return Math.min(1,Math.max(0,(-u+Math.sqrt(Math.max(0,u*u-d*m)))/d))}};var dS=`
varying vec2 tangent;
void main() {
  mat4 lens = projectionMatrix;
  tangent = vec2((position.x + lens[2][0]) / lens[0][0], (position.y + lens[2][1]) / lens[1][1]);
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`,fS=`
varying vec2 tangent;
uniform float clearRad, strength;
const float SOFT_RAD = 0.14;
void main() {
  float dark = smoothstep(clearRad, clearRad + SOFT_RAD, atan(length(tangent)));
  gl_FragColor = vec4(vec3(0.002), dark * strength);
}`,tc=class{clearDeg=80;constructor(){let t=new ge;t.setAttribute("position",new oe(new Float32Array([-1,-1,0,3,-1,0,-1,3,0]),3)),this.material=new Me({vertexShader:dS,fragmentShader:fS,transparent:!0,depthTest:!1,depthWrite:!1,uniforms:{clearRad:{value:0},strength:{value:0}}}),this.object=new ee(t,this.material),Object.assign(this.object,{frustumCulled:!1,renderOrder:1e3,visible:!1})}show(t){this.object.visible=t>0&&this.clearDeg<180,this.material.uniforms.strength.value=t,this.material.uniforms.clearRad.value=this.clearDeg/2*Math.PI/180}};var ec=class{constructor(t,e){this._walk=e,this.laser=new Ll,this.teleport=new Ql,this.vignette=new tc,this.hands=new $l,this.wrist=new kl,this.budget=new Bl(t.cloud,t.data.count),this.notice=new Kl,this.card=new Wl(t.state),this.probe=t.decoder?new jl(t.decoder,t.world,t.state):null,this.menu=new Jl(e,this),this.sheets=[this.notice,this.card,this.probe,this.menu].filter(i=>i).map(({sheet:i})=>i),this.inStage=new ue,this.inStage.add(...this.sheets.map(({object:i})=>i),...this.laser.objects,...this.hands.objects),this.inRoom=new ue,this.inRoom.add(...this.teleport.objects,this.vignette.object),this.probe&&this.inRoom.add(this.probe.mark),t.rig.add(this.inStage),t.scene.add(this.inRoom),this.budget.begin()}update(t,e,i,n){let{rig:r,controls:o,tool:a,onMenu:l,buttons:c,sticks:h,passthrough:d}=this._walk,{laser:u,menu:m,probe:g,teleport:x}=this,f=l!==null||m.sheet.held,p=o[u.side],M=g&&a==="probe";this.wrist.update(m.sheet,o,u.side,f,i),M&&g.update(r,p,o,c.trigger[u.side],f,i),this.card.update(p,o,M||f,i),this.notice.update(o,i),u.show(r,o,x.thrown),this.hands.update(o,t,e,u.side),this.vignette.show(d?0:h.vignette);for(let T of this.sheets)T.refresh(n);this.inStage.updateMatrixWorld(!0)}stop(){this.inStage.removeFromParent(),this.inRoom.removeFromParent(),this.budget.end();for(let e of[this.card,this.menu,this.notice.sheet,this.probe])e?.stop();let t=({geometry:e,material:i})=>{e?.dispose(),i?.dispose()};for(let e of[this.inStage,this.inRoom])e.traverse(t)}};var ic=class{_before=[];_now;_undoing=!1;constructor(t){this.state=t,this._now=t.selected,this._listener=e=>e.detail.what==="selected"&&this._keep(),t.addEventListener("change",this._listener)}_keep(){this._undoing||this._before.push(this._now),this._before.length>50&&this._before.shift(),this._now=this.state.selected}undo(){let t=this._before.pop();return t?(this._undoing=!0,this.state.select(t,"replace"),this._undoing=!1,!0):!1}stop(){this.state.removeEventListener("change",this._listener)}};var pS=2.4,$p=1.2,mS=40*Math.PI/180,gS=.5,_S=60*Math.PI/180,xS=3e4,yS=14,vS=["grab","teleport","probe"],nc=class{constructor(t,e,i){let{rig:n,world:r,state:o,cloud:a}=t;Object.assign(this,{rig:n,world:r,state:o,cloud:a,leave:e,passthrough:i}),this.controls=new Cl,this.sticks=new Fl,this.grab=new Pl,this.scrub=new Ol,this.pinches=new Dl,this.undoing=new ic(o),this.buttons=new Il,this.main="right",this.tool="select",this.seen=new ec(t,this),this.tools=["select","grab","teleport",...this.seen.probe?["probe"]:[]],this.onMenu=null,this._ball={center:new R,radius:$p},this._at=new Dt,this._place=new R,this._placed=!1,this._search=new br(xS)}get bare(){return this.controls[this.main].bare}get ball(){return this.world.getWorldPosition(this._ball.center),this._ball.radius=$p*this.world.scale.x,this._ball}say(t,e){this.seen.notice.say(t,e)}take(t){this.tool=t,this.seen.probe?.putDown(),this.seen.menu.sheet.stale=!0}leadWith(t){this.main=this.seen.laser.side=t}undo(){this.undoing.undo()||this.say("nothing to undo")}turn(t){Nn(this.rig,this.controls.head,t*Ul)}toStart(){let{rig:t,controls:e,ball:i}=this;Tl(t,1),t.rotation.y=-e.heading,Cr(t,e.head,this._place.set(i.center.x,0,i.center.z+pS))}goTo(t){this.state.select(t);let e=t.map(r=>this.cloud.positionOf(r,new R)).filter(({x:r})=>r===r);if(!e.length)return;let i=e.reduce((r,o)=>r.add(o),new R).divideScalar(e.length),n=Math.max(...e.map(r=>r.distanceTo(i)));this.cloud.object.localToWorld(i),this._standBefore(i,Math.max(gS,n*this.world.scale.x/Math.sin(mS/2)))}_standBefore(t,e){let{rig:i,controls:n}=this,r=gi(i,n.head.position,this._place),o=Dn(r.negate().add(t)),a=n.head.position;i.rotation.y=pn(o-n.heading);let l=this._place.set(t.x+Math.sin(o)*e,0,t.z+Math.cos(o)*e);l.y=t.y-a.y*i.scale.x,Cr(i,n.head,l)}update(t,e,i,n){this.controls.update(t,e),this._placed||this._begin(),this._meet(),this._listen(i),this._move(i),this._use(),this._point(n),this.seen.budget.update(t.session,i)&&this.say(this.seen.budget.words),this.seen.update(t,e,i,n)}_begin(){this._placed=!0,this.toStart(),this.say(Tp(this.main,this.bare),yS)}_meet(){let{rig:t,seen:{laser:e,menu:i}}=this;t.updateMatrixWorld(!0),e.aim(t,this.controls);let n=e.active?i.sheet.meet(e.origin,e.way,this._at):1/0;this.onMenu=n<1/0?this._at:null,e.end(t,n,this.onMenu!==null)}_listen(t){let{controls:e,buttons:i,seen:{laser:n,menu:r},state:o}=this,a=this.onMenu!==null||r.sheet.held;this.pinches.listen(e,n.side,a||vS.includes(this.tool)),i.listen(e,n,this.main,a,this.tool==="grab"),r.sheet.point(this.onMenu,i.raw[n.side])&&e[n.side].pulse(.5,30),i.undo.pressed&&this.undo(),i.next.pressed&&this.take(this.tools[(this.tools.indexOf(this.tool)+1)%this.tools.length]),this._scroll(e[this.main],t);let l=o.data.epochs.length-1,c=l>0?this.scrub.listen(e,i.squeeze):0;if(!this.scrub.active||l<1)return;o.play(!1);let h=o.epochShown;c&&o.setEpoch(this.scrub.moved(o.epoch,c,l,t)),o.epochShown!==h&&e[this.main].tick(performance.now())}_scroll(t,e){let i=t.y*ws(t.x,t.y);this.onMenu===null||t.squeeze>.5||(i&&this.seen.menu.push(i,e),t.x=t.y=0)}_move(t){let{rig:e,controls:i,buttons:n,main:r,seen:{laser:o,teleport:a}}=this;this.grab.update(e,i,n.gripping(i,this.tool==="grab",this.scrub.active)),this.sticks.update(e,i,t,r);let l=this.tool==="teleport"&&n.trigger[o.side].down?o.side:null;a.update(e,i,l,r,this.ball)&&(i[a.side].pulse(.5,30),this._faceCloud()),e.updateMatrixWorld(!0),o.aim(e,i)}_faceCloud(){let{rig:t,controls:e,ball:i}=this,n=gi(t,e.head.position,this._place).negate().add(i.center),r=pn(Dn(n)-t.rotation.y-e.heading);Math.hypot(n.x,n.z)<i.radius||Math.abs(r)<_S||(Nn(t,e.head,r),this.say("turned to the cloud"))}_use(){let{state:t,buttons:e,controls:i,seen:{laser:n}}=this;this.tool!=="select"||!e.trigger[n.side].pressed||t.hovered<0||(t.select([t.hovered],"toggle"),i[n.side].pulse(.5,30))}_point(t){let{state:e,cloud:i,seen:{laser:n,teleport:r}}=this;if(this.onMenu!==null||r.thrown||!n.active)this._hover(-1,t);else if(!this.pinches.waits(n.side)){let a=i.pick(n.origin,n.way,Cp,this._search);this._search.first>=e.data.count&&this._hover(a,t)}if(e.hovered<0)return;let o=i.object.localToWorld(i.positionOf(e.hovered,this._place));n.end(this.rig,o.distanceTo(n.origin),!1)}_hover(t,e){let{state:i,seen:{laser:n}}=this;t>=0&&t!==i.hovered&&this.controls[n.side].tick(e),i.hover(t),this._search.begin()}stop(){this.undoing.stop(),this.seen.stop()}};var MS=.03,SS=200,wS=[["immersive-vr","VR","enter VR: walk in the cloud with a headset"],["immersive-ar","AR","enter AR: walk around the cloud in your own room"]],sc=class{constructor(t){this._view=t,this.walk=null,this._stopped=!1,this._buttons=wS.map(([e,i,n])=>this._button(e,i,n)),t.desk.actions.append(...this._buttons)}_button(t,e,i){let n=Object.assign(document.createElement("button"),{textContent:e,title:i,ariaLabel:i,hidden:!0});return n.classList.add("lw-button","lw-enter",t),n.addEventListener("click",()=>this.enter(t)),Jf(t).then(r=>{n.hidden=!r}),n}async enter(t="immersive-vr"){let e=this._view;if(this.walk)return;let i;try{i=await jf(e.renderer,t,e.data.count)}catch(r){e.desk.say(`The headset did not begin: ${r.message}`);return}i.addEventListener("end",()=>this._ended(),{once:!0});let n=t==="immersive-ar";e.stage.sky.visible=!n,Object.assign(e.camera,{near:MS,far:SS}),this.walk=new nc(e,()=>i.end(),n)}update(t){let{xr:e}=this._view.renderer,i=e.getFrame(),n=e.getReferenceSpace();return this.walk&&i&&n&&this.walk.update(i,n,t,performance.now()),!0}_ended(){let{rig:t,stage:e,state:i}=this._view;this._stopped||(this.walk?.stop(),this.walk=null,t.position.set(0,0,0),t.rotation.set(0,0,0),t.scale.setScalar(1),e.sky.visible=!0,i.hover(-1),this._view.wake())}stop(){this._stopped=!0,this.walk?.stop(),this.walk=null}};var bS=1.3,rc=class{constructor(t,e){this._update=e,this._place=t,this.renderer=new Ua({antialias:!0}),this.renderer.xr.enabled=!0,this.canvas=this.renderer.domElement,t.append(this.canvas),this.scene=new qs,this.camera=new Ze(55,1,.01,100),this.rig=new ue,this.rig.add(this.camera),this.world=new ue,this.world.position.set(0,bS,-.3),this.sky=ES(),this.scene.add(this.rig,this.world,this.sky),this.frames=0,this._running=!1,this._last=0,this._tick=this._tick.bind(this),this._sizes=new ResizeObserver(()=>this.fit()),this._sizes.observe(t),this._session=()=>this.wake();for(let i of["sessionstart","sessionend"])this.renderer.xr.addEventListener(i,this._session);this.canvas.addEventListener("webglcontextrestored",this._session),this.fit()}get presenting(){return this.renderer.xr.isPresenting}get heightPx(){return(this.presenting?this.renderer.xr.getCamera().cameras[0]?.viewport:null)?.w??this.canvas.height}get resting(){return!this._running}wake(){this._due=!0,!this._running&&(this._running=!0,this._last=performance.now(),this.renderer.setAnimationLoop(this._tick))}_tick(t){let e=Math.min(.1,Math.max(0,(t-this._last)/1e3));this._last=t,this._due=!1;let i=this._update(e);this.renderer.render(this.scene,this.camera),this.frames++,!(i||this._due||this.presenting)&&(this._running=!1,this.renderer.setAnimationLoop(null))}fit(){let{clientWidth:t,clientHeight:e}=this._place;this.presenting||!t||!e||(this.camera.aspect=t/e,this.camera.updateProjectionMatrix(),this.renderer.setPixelRatio(Math.min(2,devicePixelRatio)),this.renderer.setSize(t,e,!1),this.wake())}stop(){this._sizes.disconnect(),this.renderer.setAnimationLoop(null),this.renderer.xr.getSession()?.end(),this.sky.geometry.dispose(),this.sky.material.dispose(),this.renderer.dispose(),this.renderer.forceContextLoss(),this.canvas.remove()}};function ES(){let s=new Me({vertexShader:kf,fragmentShader:zf,side:Oe,depthWrite:!1}),t=new ee(new si(50,24,16),s);return t.frustumCulled=!1,t.renderOrder=-1,t.onBeforeRender=(e,i,n)=>{t.position.setFromMatrixPosition(n.matrixWorld),t.updateMatrixWorld()},t}var AS=1.5,ou=class{constructor(t,e,i={}){this.root=t,this.alone=!!i.alone,t.classList.add("latentwalk"),this.data=new ka(e),this.state=new Ga(this.data),i.color&&this.state.setColor(i.color);let n=document.createElement("div");n.className="lw-canvas",t.append(n),this.stage=new rc(n,h=>this._update(h));let{renderer:r,scene:o,camera:a,rig:l,world:c}=this.stage;Object.assign(this,{renderer:r,scene:o,camera:a,rig:l,world:c}),this.wake=()=>this.stage.wake(),this.cloud=new Xa(this.data,this.state,this.wake),this._lines=new wl(this),this._names=new El(this),this.cloud.object.add(this._lines.object,this._names.object),c.add(this.cloud.object),this.decoder=Yf(this.data),this.desk=new Sl(this),this.headset=new sc(this),i.selection&&this.selectIds(i.selection),this.data.sheets.load().then(()=>this.desk.pictured(),()=>{}),this.wake()}get frames(){return this.stage.frames}get selectedIds(){return[...this.state.selected].map(t=>this.data.ids[t])}selectIds(t){this.state.select(t.map(e=>this.data.rowOf(e)).filter(e=>e>=0))}_update(t){let{state:e,stage:i}=this;if(e.playing){let o=e.epoch+t*AS;e.setEpoch(o),o>=this.data.epochs.length-1&&e.play(!1)}let n=this.cloud.update(t,i.heightPx,this.desk.calm),r=i.presenting?this.headset.update(t):this.desk.update(t);return this._lines.update(),this._names.update(this.camera,this.world.scale.x),n||r||e.playing}stop(){this.headset.stop(),this.desk.stop(),this._names.stop(),this._lines.stop(),this.cloud.stop(),this.decoder?.close(),this.stage.stop(),this.root.replaceChildren()}},Zp=s=>`This scene could not be shown: ${s.message} – it needs a browser of 2023 or later with WebGL 2.`,Jp=(s,t,e)=>new ou(s,t,e);var lu=s=>document.getElementById(s)?.textContent.trim();function*TS(){for(let s=0,t;t=lu("sheet."+s);s++)yield new Blob([cc(t)])}document.documentElement.classList.add("latentwalk-page");var au=document.getElementById("root");try{let s={head:JSON.parse(lu("head")),blob:await Iu(cc(lu("data"))),sheets:[...TS()]};for(let e of document.querySelectorAll("script[id]"))e.remove();globalThis.latentwalk=Jp(au,s,{alone:!0});let t=()=>location.hash.length>1&&Ru(globalThis.latentwalk,location.hash.slice(1));t(),addEventListener("hashchange",t),au.focus({preventScroll:!0})}catch(s){throw au.textContent=Zp(s),s}
