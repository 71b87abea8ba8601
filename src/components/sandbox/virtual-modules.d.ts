declare module 'virtual:lab-realm' {
  const source: string;
  export default source;
}
declare module 'virtual:lab-frame-boot' {
  const source: string;
  export default source;
}
declare module 'virtual:lab-controller' {
  const source: string;
  export default source;
}
