package org.onroll.local.engines.template;

import java.util.Map;

/**
 * A CloudFormation function as it stands in the template, not yet carried out.
 *
 * @param name {@code Ref}, {@code Condition}, or {@code Fn::...}
 * @param argument what follows it: text, list or map
 */
record Intrinsic(String name, Object argument) {

  /** {@code !Sub} and {@code Fn::Sub:} are the same; so are {@code !Ref} and {@code Ref:}. */
  static Intrinsic ofTag(String tag, Object argument) {
    String name = tag.substring(1);
    boolean plain = name.equals("Ref") || name.equals("Condition");
    return new Intrinsic(plain ? name : "Fn::" + name, argument);
  }

  /** The long form of a function, {@code {"Fn::Sub": ...}}, or the map as it is. */
  static Object orMap(Map<String, Object> map) {
    if (map.size() != 1) return map;
    Map.Entry<String, Object> only = map.entrySet().iterator().next();
    boolean function = only.getKey().equals("Ref") || only.getKey().startsWith("Fn::");
    return function ? new Intrinsic(only.getKey(), only.getValue()) : map;
  }
}
