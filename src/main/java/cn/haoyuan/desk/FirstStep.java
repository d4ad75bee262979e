package cn.haoyuan.desk;

import java.util.List;

/**
 * A step on the way from an empty city to a plan in force.
 *
 * @param there what of it is there already, in a few words
 * @param gaps who is lacking still
 * @param done whether one may go on to the next
 */
public record FirstStep(String title, String href, String there, List<Gap> gaps, boolean done) {}
