// Takes the place of the launcher of the jsii runtime, in the forked process only: that process has this file before
// jsii's own on its class path. jsii's launcher starts a second Node for the kernel and relays every message between our
// pipes and descriptor 3 of the kernel; here the kernel has the pipes themselves, which makes a Warehouse take half as
// long and leaves one process less. See docs/decisions/0002-forked-synthesis.md.
'use strict';

const fs = require('fs');
const os = require('os');
const { Readable } = require('stream');

const KERNEL = 3;
const { readSync, writeSync } = fs;

// No file that the kernel opens may get that number.
while (fs.openSync(os.devNull, 'r') < KERNEL);

fs.readSync = (fd, ...rest) => readSync(fd === KERNEL ? 0 : fd, ...rest);
fs.writeSync = (fd, ...rest) => writeSync(fd === KERNEL ? 1 : fd, ...rest);

// What a library prints must not come between the messages, and Node 18 must not make a stream of descriptor 0 as soon
// as a library asks for the module `process`: the descriptor would no longer block.
Object.defineProperty(process, 'stdin', { value: Readable.from([]) });
Object.defineProperty(process, 'stdout', { value: process.stderr });

require('../lib/program.js');
