/** Custom authentication: the pool's functions ask the questions and judge the answers, Kognita keeps the order of them. */
package io.kognita.userpool.auth.custom;
