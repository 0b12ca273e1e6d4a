import { isMinutesDocument, isMinutesFacts } from '../../schemas/generated/checks.ts';
import { keeping } from './keeping.ts';

/**
 * Holds a value against the contract of minutes documents.
 * @throws OpenMinutesError `permanent`, code `invalid-document`.
 */
export const asMinutesDocument = keeping(() => isMinutesDocument, 'document');

/**
 * Holds a value against the contract of minutes documents, of which the text is left out.
 * @throws OpenMinutesError `permanent`, code `invalid-facts`.
 */
export const asMinutesFacts = keeping(() => isMinutesFacts, 'facts');
