// A story told by five outlets, written to be compared: they differ in how long a visit takes and in how many were hurt, share a
// statement in several versions, and each has something of its own. Places, people, outlets and events are invented.

import { file } from './desk.mjs';

const account = (id, source, published, title, paragraphs) => ({ id, source, published, title, url: `https://${id}.example/visit`, language: 'en', text: paragraphs.join('\n\n') });

export const ACCOUNTS = [
  account('bell', 'The Ostrey Bell', '2031-04-14T08:30:00Z', 'Norland’s defence minister opens visit to Sarvia', [
    'Norland’s defence minister, Radu Velin, began a three-day visit to Sarvia on Sunday, his first journey abroad since he took office.',
    '“We will strengthen the strategic communication between our two armies and bring the cooperation to a new level,” Velin told President Mirko Dastan in Orlava.',
    'A grandstand gave way during the parade for the guests, and 14 people were injured, the police said.',
    'The two countries share a border of 310 kilometres, most of it forest.',
  ]),
  account('courier', 'Belmora Courier', '2031-04-14T10:05:00Z', 'Velin in Orlava: armies to work together', [
    'Norland’s defence minister Radu Velin arrived in the Sarvian capital Orlava on Sunday for a four-day visit at the invitation of his counterpart, Lena Brandt.',
    '“We will strengthen the strategic communication between our two armies,” Velin said after the talks with President Mirko Dastan.',
    'At the parade a grandstand collapsed. 22 people were injured, according to the hospital of Orlava.',
    'Brandt said a joint exercise with 6,000 soldiers would be held in the autumn.',
  ]),
  account('lantern', 'The Lantern', '2031-04-14T12:40:00Z', 'Sarvia receives the minister of Norland with a parade', [
    'Sarvia received the defence minister of Norland, Radu Velin, with a parade in Orlava on Sunday. The visit lasts from April 13 to 16.',
    'Velin said that the two armies would strengthen their strategic communication and bring the cooperation “to a new level”.',
    'Opposition leader Tilda Ross called the visit a show that nobody had asked for.',
    'Part of a grandstand broke down; 22 people were injured.',
  ]),
  account('radio', 'Radio Belmora', '2031-04-15T06:15:00Z', 'Neighbours’ armies move closer', [
    'On the second day of his three-day visit to Sarvia, the defence minister of Norland, Radu Velin, was shown the shipyard of Skelra on Monday.',
    '“We are going to make the strategic communication of both armies stronger and raise the cooperation to another level,” he said on Sunday after he had met President Mirko Dastan in Orlava.',
    'The shipyard builds two frigates at a price of 480 million crowns.',
  ]),
];

/** The same as a file for the chooser. */
export const accountsFile = () => file('accounts.jsonl', ACCOUNTS.map((article) => JSON.stringify(article)).join('\n'));

const PLACES = ['Orlava', 'Skelra', 'Belmora', 'Tarrow', 'Kesby', 'Millgate', 'Ostrey'];
const DETAILS = ['the bridge', 'the mill', 'the school', 'the harbour wall', 'the old market', 'the railway yard', 'the hospital'];

/** A flood as fifty outlets have it: one event, each in other words and with other figures. */
export function fiftyAccounts() {
  return Array.from({ length: 50 }, (_, i) => {
    const pick = (list, k) => list[(i * (k + 3) + k * k) % list.length];
    const lines = Array.from({ length: 9 }, (_, k) => `Outlet ${i} wrote in part ${k} that near ${pick(DETAILS, k)} in ${pick(PLACES, k + 1)} the river Ister stood ${(i * 7 + k * 13) % 40} centimetres higher than ${pick(['in the morning', 'an hour before', 'the day before', 'anybody had expected'], k)}.`);
    const text = [
      `The flood of the river Ister in Orlava drove ${i % 3 === 0 ? 1200 : 1400} people from their homes on Monday, the mayor of Orlava, Lys Harrowgate, said.`,
      ...lines,
      `“${i % 2 ? 'We have never seen the Ister rise so fast in all our years' : 'We have never seen the river rise so fast in all our years here'},” Harrowgate said, outlet ${i} reported.`,
    ];
    return { id: `flood-${i}`, title: `Flood of the Ister drives people out in Orlava, ${i}`, source: `Outlet ${i}`, published: `2031-05-0${1 + (i % 3)}T0${i % 10}:00:00Z`, text: text.join('\n\n') };
  });
}
