// Both languages must say the same things with the same variables, and every id used in the window must exist.
import { FluentParser, Visitor } from '@fluent/syntax';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ui = join(dirname(fileURLToPath(import.meta.url)), '..');
const locales = join(ui, '..', 'assets', 'locales');
const faults = [];

class Variables extends Visitor {
  names = new Set();
  visitVariableReference(node) {
    this.names.add(node.id.name);
  }
}
const variablesOf = (node) => {
  const seen = new Variables();
  seen.visit(node);
  return [...seen.names].sort().join(' ');
};

function catalogue(locale) {
  const ids = new Map();
  for (const file of readdirSync(join(locales, locale)).filter((f) => f.endsWith('.ftl')).sort()) {
    const resource = new FluentParser().parse(readFileSync(join(locales, locale, file), 'utf8'));
    for (const entry of resource.body) {
      if (entry.type === 'Junk') faults.push(`${locale}/${file}: not Fluent: ${entry.content.trim().split('\n')[0]}`);
      if (entry.type !== 'Message') continue;
      const put = (id, node) => {
        if (ids.has(id)) faults.push(`${locale}/${file}: ${id} is also in ${ids.get(id).file}`);
        ids.set(id, { file, variables: variablesOf(node) });
      };
      if (entry.value) put(entry.id.name, entry.value);
      for (const attribute of entry.attributes) put(`${entry.id.name}.${attribute.id.name}`, attribute);
    }
  }
  return ids;
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const [zh, en] = [catalogue('zh-CN'), catalogue('en')];
for (const [id, { file, variables }] of zh) {
  const other = en.get(id);
  if (!other) faults.push(`en/${file}: ${id} is missing`);
  else if (other.file !== file) faults.push(`${id} is in zh-CN/${file} but in en/${other.file}`);
  else if (other.variables !== variables) faults.push(`${id}: zh-CN takes (${variables}), en takes (${other.variables})`);
}
for (const [id, { file }] of en) if (!zh.has(id)) faults.push(`zh-CN/${file}: ${id} is missing`);

// `t('id')`, and the properties of modules, fields and steps that hold ids by convention.
const USED = [
  /\b(?:t|maybe|say)\(\s*(['"])([A-Za-z][\w-]*(?:\.[\w-]+)?)\1/g,
  /\b(?:title|label|hint|unit)\s*[:=]\s*\{?\s*(['"])([a-z]+-[\w-]+)\1/g,
];
for (const path of sources(join(ui, 'src'))) {
  const text = readFileSync(path, 'utf8');
  for (const pattern of USED) {
    for (const [, , id] of text.matchAll(pattern)) {
      if (!zh.has(id)) faults.push(`${relative(ui, path)}: '${id}' is not in the catalogue`);
    }
  }
  // Options written by their beginning: every value must have its word.
  for (const [, prefix, list] of text.matchAll(/\boptions\(\s*'([\w-]+-)'\s*,\s*(\[[^\]]*\]|\{[^}]*\})/g)) {
    const values = list.startsWith('[') ? [...list.matchAll(/'([^']+)'/g)].map((m) => m[1]) : [...list.matchAll(/'?([\w-]+)'?\s*:/g)].map((m) => m[1]);
    for (const value of values) if (!zh.has(prefix + value)) faults.push(`${relative(ui, path)}: '${prefix}${value}' is not in the catalogue`);
  }
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  console.error(`check:text: ${faults.length} faults`);
  process.exit(1);
}
console.log(`check:text: ${zh.size} sentences in both languages`);
