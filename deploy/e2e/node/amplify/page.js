// The application in AmplifyIT's browser: Amplify's own functions, within reach of the test.
import { Amplify } from "aws-amplify";
import * as auth from "aws-amplify/auth";

window.amplify = { ...auth, configure: (settings) => Amplify.configure(settings) };
