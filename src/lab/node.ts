/** The engine's face in Node: the same realm, for recordings made at build time and for tests. */
export { exploreProgram, recordLab, runProgram, type CourseFileReader } from './run/record-lab.ts';
