import { expect, it } from 'vitest';
import { operatorOf } from '../../functions/publish/operator.ts';
import { site } from './settings.ts';

it.each([
  [undefined, { url: 'https://minutes.example/cn/' }],
  ['mailto:a@b.example', { url: 'https://minutes.example/cn/', mail: 'a@b.example' }],
  ['https://b.example/contact', { url: 'https://b.example/contact' }],
])('an operator with the contact %s is reached there', (contact, reached) => {
  const { contact: _, ...others } = site;
  const named = contact === undefined ? others : { ...others, contact };
  expect(operatorOf(named)).toEqual({ name: '开放纪要示例组织', ...reached });
});
