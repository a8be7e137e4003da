export { type Pack, startPack } from "../../testing/pack";
