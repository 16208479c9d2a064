/** Access tokens: how they are asked for, how long they live, how they are refused. */
@NullMarked
package dev.plumbline.practice.oauth;

import org.jspecify.annotations.NullMarked;
