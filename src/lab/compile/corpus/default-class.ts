const make = () => class { x = 1 }
export default class extends make() { y = [1].map((n) => n)[0]; static async run() { return new this().y } }
console.log([make()].length)
