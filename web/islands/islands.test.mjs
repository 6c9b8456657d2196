// The pure parts of the islands: what a shortlist is, and which suggestions are shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

async function load(file) {
  const { outputFiles } = await build({ entryPoints: [new URL(file, import.meta.url).pathname], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
const slugs = await load('slugs.ts');
const suggestions = await load('suggestions.ts');
const waiting = await load('waiting.ts');

test('a list holds identifiers only, each once, in order', () => {
  assert.deepEqual(slugs.clean(['b-1', 'a', 'b-1', 'Jan de Vries', '<b>', 7, null, '']), ['b-1', 'a']);
});

test('a list is cut at its limit', () => {
  assert.equal(slugs.clean(Array.from({ length: 99 }, (_, i) => `s-${i}`)).length, slugs.MOST);
});

test('storage that holds something else is an empty list', () => {
  for (const text of [null, '', 'null', '{"a":1}', '[', '"a"']) assert.deepEqual(slugs.parse(text), []);
});

test('a link with the list comes back as the same list', () => {
  const path = slugs.toPath('/lijst', ['a-b', 'c']);
  assert.equal(path, '/lijst?s=a-b&s=c');
  assert.deepEqual(slugs.fromQuery(path.slice(path.indexOf('?'))), ['a-b', 'c']);
  assert.deepEqual(slugs.fromQuery('?s=a,b'), ['a', 'b']);
});

test('pressing the button twice leaves the list as it was', () => {
  assert.deepEqual(slugs.toggled(slugs.toggled(['a'], 'b'), 'b'), ['a']);
});

test('two lists are the same in any order', () => {
  assert.ok(slugs.same(['a', 'b'], ['b', 'a']));
  assert.ok(!slugs.same(['a', 'b'], ['a']));
});

test('suggestions come under headings and never lead to another site', () => {
  const groups = suggestions.grouped([
    { kind: 'service', text: 'Koffie', url: '/voorziening/koffie' },
    { kind: 'theme', text: 'Geld', url: '/zoeken?theme=geld' },
    { kind: 'service', text: 'Ergens anders', url: '//elders.example' },
    { kind: 'service', text: 'Script', url: 'javascript:alert(1)' },
    { kind: 'onbekend', text: 'Wat', url: '/wat' },
  ]);
  assert.deepEqual(groups.map((group) => [group.heading, group.items.map((item) => item.text)]), [['Thema’s', ['Geld']], ['Voorzieningen', ['Koffie']]]);
});

test('a question waits once, however often it is sent', () => {
  const form = (key, text) => [['key', key], ['text', text]];
  const list = waiting.added(waiting.added(waiting.added([], form('a', 'een')), form('b', 'twee')), form('a', 'drie'));
  assert.deepEqual(list, [form('b', 'twee'), form('a', 'drie')]);
  assert.deepEqual(waiting.without(list, form('b', '')), [form('a', 'drie')]);
});

test('what waits is bounded, and storage that holds something else is nothing', () => {
  let list = [];
  for (let i = 0; i < 50; i += 1) list = waiting.added(list, [['key', `${i}`]]);
  assert.equal(list.length, waiting.MOST);
  for (const text of [null, '', '{"a":1}', '[', '[[1]]', '["a"]']) assert.deepEqual(waiting.parse(text).flat(), []);
});
