import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf } from '#src/docket/due.ts';
import { day, dossier, entry } from '#src/docket/dossier.case.ts';
import { clockPicture } from './clockline.ts';
import { happenings } from './happened.ts';
