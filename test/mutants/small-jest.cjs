// As much of Jest as tests without a database need: `test`, `describe`, both with `each`, `beforeAll` and `expect`. It collects what the
// files declare; nothing runs until asked.
const { expect } = require('expect');

/** @returns {{ id: string, run: () => unknown }[]} */
function declared(load) {
  const tests = [];
  const open = [];
  const declare = (title, run) => {
    tests.push({ id: [...open, title, tests.length].join(' '), run });
  };
  const group = (title, declareAll) => {
    open.push(title);
    declareAll();
    open.pop();
  };
  const withEach = (one) =>
    Object.assign(one, {
      each: (rows) => (title, work) => {
        for (const row of rows) one(title, () => work(...(Array.isArray(row) ? row : [row])));
      },
    });
  Object.assign(globalThis, { expect, test: withEach(declare), describe: withEach(group) });
  load();
  return tests;
}

module.exports = { declared };
