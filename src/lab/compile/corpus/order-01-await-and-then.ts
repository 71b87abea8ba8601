console.log('1');
(async () => { console.log('2'); await null; console.log('5'); await null; console.log('7'); })();
Promise.resolve().then(() => console.log('6')).then(() => console.log('8'));
console.log('3');
queueMicrotask(() => console.log('queued'));
console.log('4');
