/**
 * Stands for the government where nothing tells it. A document with it waits for a person's answer: it is neither
 * stored nor published, so that no two governments can meet under one name.
 */
export const UNTOLD = 'unknown';
